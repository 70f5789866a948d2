package dev.undertone.quickstart;

import java.util.ArrayList;
import java.util.List;

/**
 * Text as a terminal shows it, in columns.
 *
 * <p>Terminals disagree about emoji; where they do, the larger width is taken, so that a line may end early but never
 * runs over.
 */
final class Columns {
    static final char FIRST_STRONG_ISOLATE = '\u2068';
    static final char POP_ISOLATE = '\u2069';

    private static final String CONTINUED = " \\";
    private static final String INDENT = "    ";
    private static final char ELLIPSIS = '\u2026';
    private static final int EMOJI_PRESENTATION = 0xFE0F;

    private Columns() {}

    /** Columns that {@code text} takes. */
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** {@code text}, or as much of it as fits with an ellipsis. An isolate that is cut is closed. */
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int room = columns - 1;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            room -= width(text.codePointAt(at));
            if (room < 0) {
                break;
            }
            kept.appendCodePoint(text.codePointAt(at));
        }
        if (columns > 0) {
            kept.append(ELLIPSIS);
        }
        boolean open = kept.indexOf(String.valueOf(FIRST_STRONG_ISOLATE)) >= 0;
        return open ? kept.append(POP_ISOLATE).toString() : kept.toString();
    }

    /** A command as a shell takes it when it is wider than that: broken at spaces, with a backslash at each break. */
    static List<String> folded(String command, int columns) {
        List<String> lines = new ArrayList<>();
        String rest = command;
        while (width(rest) > columns) {
            int space = rest.lastIndexOf(' ', columns - CONTINUED.length());
            if (space <= INDENT.length()) {
                break;
            }
            lines.add(rest.substring(0, space) + CONTINUED);
            rest = INDENT + rest.substring(space + 1);
        }
        lines.add(rest);
        return lines;
    }

    /**
     * A stranger's text on one line: without control characters, which could drive the terminal, and without
     * directional formatting. Right-to-left text is isolated, so that it does not reorder its neighbours.
     */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029) {
                clean.append(' ');
            } else if (isSurrogate(codePoint)) {
                clean.append('\uFFFD');
            } else if (!isDirectionalFormatting(codePoint)) {
                clean.appendCodePoint(codePoint);
            }
        });
        return clean.codePoints().anyMatch(Columns::isRightToLeft)
                ? FIRST_STRONG_ISOLATE + clean.toString() + POP_ISOLATE
                : clean.toString();
    }

    private static int width(int codePoint) {
        if (codePoint == EMOJI_PRESENTATION) {
            // Makes the character before it wide.
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    /** East Asian wide and full-width characters, and emoji. */
    private static boolean isWide(int codePoint) {
        return codePoint >= 0x1100
                && (codePoint <= 0x115F
                        || isBetween(codePoint, 0x231A, 0x231B)
                        || isBetween(codePoint, 0x23E9, 0x23F3)
                        || isBetween(codePoint, 0x2600, 0x27BF)
                        || isBetween(codePoint, 0x2B1B, 0x2B55)
                        || isBetween(codePoint, 0x2E80, 0xA4CF)
                        || isBetween(codePoint, 0xAC00, 0xD7A3)
                        || isBetween(codePoint, 0xF900, 0xFAFF)
                        || isBetween(codePoint, 0xFE30, 0xFE6F)
                        || isBetween(codePoint, 0xFF01, 0xFF60)
                        || isBetween(codePoint, 0xFFE0, 0xFFE6)
                        || isBetween(codePoint, 0x1F000, 0x1FAFF)
                        || isBetween(codePoint, 0x20000, 0x3FFFD));
    }

    private static boolean isBetween(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static boolean isDirectionalFormatting(int codePoint) {
        return isBetween(codePoint, 0x202A, 0x202E)
                || isBetween(codePoint, 0x2066, 0x2069)
                || isBetween(codePoint, 0x200E, 0x200F);
    }

    private static boolean isRightToLeft(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
