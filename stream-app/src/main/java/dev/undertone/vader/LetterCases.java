package dev.undertone.vader;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Folds code points: each becomes one byte that tells all that VADER can ask of it.
 *
 * <p>ASCII stays. Beyond it only white space, case and emoji matter: no word of the lexicon has another letter.
 */
final class LetterCases {
    private static final int BASIC_PLANE = 1 << 16;

    /** White space beyond ASCII, as Python's {@code str.split} has it. */
    private static final String WIDE_SPACES = "\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
            + "\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

    /** The one character beyond ASCII whose lower case is ASCII. */
    private static final char KELVIN = '\u212A';

    private final byte[] basicPlane = new byte[BASIC_PLANE];
    private final int[] firsts;
    private final int[] lasts;
    private final byte[] kinds;

    private LetterCases(int ranges) {
        firsts = new int[ranges];
        lasts = new int[ranges];
        kinds = new byte[ranges];
    }

    static LetterCases read(DataInputStream in) throws IOException {
        LetterCases cases = new LetterCases(in.readInt());
        for (int range = 0; range < cases.kinds.length; range++) {
            cases.kinds[range] = in.readByte();
            cases.firsts[range] = in.readInt();
            cases.lasts[range] = in.readInt();
        }
        cases.fillBasicPlane();
        return cases;
    }

    private void fillBasicPlane() {
        Arrays.fill(basicPlane, FoldedText.CASELESS);
        for (char ascii = ' '; ascii < 0x7F; ascii++) {
            basicPlane[ascii] = (byte) ascii;
        }
        Arrays.fill(basicPlane, '\t', '\r' + 1, FoldedText.OTHER_SPACE);
        Arrays.fill(basicPlane, 0x1C, 0x20, FoldedText.OTHER_SPACE);
        for (int at = 0; at < WIDE_SPACES.length(); at++) {
            basicPlane[WIDE_SPACES.charAt(at)] = FoldedText.OTHER_SPACE;
        }
        for (int range = 0; range < kinds.length; range++) {
            for (int point = firsts[range]; point <= Math.min(lasts[range], BASIC_PLANE - 1); point++) {
                basicPlane[point] = foldedIn(range, point);
            }
        }
        basicPlane[KELVIN] = 'K';
        Arrays.fill(basicPlane, Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1, FoldedText.SPECIAL);
    }

    /** Makes an emoji stand out, if a single {@code char} can hold it. */
    void markSpecial(int emoji) {
        if (emoji < BASIC_PLANE) {
            basicPlane[emoji] = FoldedText.SPECIAL;
        }
    }

    /** The folded form of a text without surrogates and emoji. */
    byte[] fold(String plain) {
        byte[] folded = new byte[plain.length()];
        for (int at = 0; at < folded.length; at++) {
            folded[at] = basicPlane[plain.charAt(at)];
        }
        return folded;
    }

    /** The folded byte of each {@code char}; {@link FoldedText#SPECIAL} for surrogates and emoji. Not to be changed. */
    byte[] basicPlane() {
        return basicPlane;
    }

    /** The folded byte of a code point that is no emoji and may need two chars. */
    byte folded(int point) {
        for (int range = 0; range < kinds.length && point >= BASIC_PLANE; range++) {
            if (point >= firsts[range] && point <= lasts[range]) {
                return foldedIn(range, point);
            }
        }
        return FoldedText.CASELESS;
    }

    private byte foldedIn(int range, int point) {
        return switch (kinds[range]) {
            case 'U' -> FoldedText.UPPER_CASE;
            case 'L' -> FoldedText.NOT_UPPER_CASE;
            case 'P' -> (point - firsts[range]) % 2 == 0 ? FoldedText.UPPER_CASE : FoldedText.NOT_UPPER_CASE;
            default -> throw new IllegalStateException("No kind of letters: " + kinds[range]);
        };
    }
}
