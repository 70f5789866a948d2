package dev.undertone.vader;

import java.util.Arrays;

/**
 * A text as the scanner reads it: emoji spelled out, then one byte for each code point.
 *
 * <p>Bytes are printable ASCII, two kinds of white space, or one of three letters without a name that only have a case.
 * After the text come enough spaces that eight bytes can be read anywhere in it, and a word's three longs.
 */
final class FoldedText {
    static final byte UPPER_CASE = (byte) 0x80;
    static final byte NOT_UPPER_CASE = (byte) 0x81;
    static final byte CASELESS = (byte) 0x82;

    /** White space other than U+0020: only before an emoji's name does the difference count. */
    static final byte OTHER_SPACE = '\n';

    /** In the table of folded bytes: a surrogate or an emoji, to be looked at. */
    static final byte SPECIAL = 0;

    private static final int PADDING = 4 * Long.BYTES;
    private static final int INITIAL_SIZE = 1024;

    private final LetterCases cases;
    private final byte[] basicPlane;
    private final EmojiNames names;
    private char[] units = new char[INITIAL_SIZE];
    private byte[] bytes = new byte[INITIAL_SIZE + PADDING];
    private int length;
    private int emoji;

    FoldedText(Lexicon lexicon) {
        cases = lexicon.cases();
        basicPlane = cases.basicPlane();
        names = lexicon.emoji();
    }

    /** Replaces the text held so far. */
    void fold(String text) {
        int end = text.length();
        reserve(end);
        text.getChars(0, end, units, 0);
        length = 0;
        emoji = 0;
        int at = 0;
        while (at < end) {
            at = foldPlain(at, end);
            if (at < end) {
                at = foldSpecial(at, end);
            }
        }
        Arrays.fill(bytes, length, length + PADDING, (byte) ' ');
    }

    /** The folded bytes, valid until the next text. */
    byte[] bytes() {
        return bytes;
    }

    /** How many bytes the text has, padding excluded. */
    int length() {
        return length;
    }

    /** How many emoji were spelled out. */
    int emoji() {
        return emoji;
    }

    /** Gives up buffers that a long text has made large. */
    void release() {
        units = new char[INITIAL_SIZE];
        bytes = new byte[INITIAL_SIZE + PADDING];
    }

    private void reserve(int characters) {
        if (units.length < characters) {
            units = new char[Math.max(characters, 2 * units.length)];
        }
        if (bytes.length < characters + PADDING) {
            bytes = new byte[Math.max(characters, 2 * bytes.length) + PADDING];
        }
    }

    /** Folds up to the next special char and returns its index, or the end. */
    private int foldPlain(int from, int end) {
        char[] source = units;
        byte[] table = basicPlane;
        byte[] target = bytes;
        int to = length;
        int at = from;
        while (at < end) {
            byte folded = table[source[at]];
            if (folded == SPECIAL) {
                break;
            }
            target[to++] = folded;
            at++;
        }
        length = to;
        return at;
    }

    /** Folds one emoji or surrogate and returns the index after it. */
    private int foldSpecial(int at, int end) {
        int point = Character.codePointAt(units, at, end);
        int next = at + Character.charCount(point);
        int name = names.find(point);
        if (name == EmojiNames.NONE) {
            bytes[length++] = cases.folded(point);
        } else {
            appendName(names.folded(name), end - next);
        }
        return next;
    }

    private void appendName(byte[] name, int remaining) {
        int largest = length + 1 + name.length + remaining + PADDING;
        if (bytes.length < largest) {
            bytes = Arrays.copyOf(bytes, 2 * largest);
        }
        // The reference puts a space before a name unless there is one, and never one after it.
        if (length > 0 && bytes[length - 1] != ' ') {
            bytes[length++] = ' ';
        }
        System.arraycopy(name, 0, bytes, length, name.length);
        length += name.length;
        emoji++;
    }
}
