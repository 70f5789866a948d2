package dev.undertone.text;

/** The scripts a language can be told by; one look at the block a code point lies in. */
enum Script {
    /** Digits, punctuation, blanks, emoji. */
    NONE,
    LATIN,
    ARABIC,
    CYRILLIC,
    GREEK,
    HEBREW,
    DEVANAGARI,
    THAI,
    HANGUL,
    KANA,
    HAN,
    OTHER;

    static Script of(int codePoint) {
        if (codePoint < 0x80) {
            return isAsciiLetter(codePoint) ? LATIN : NONE;
        }
        // UnicodeScript.of() would do the same by binary search, at several times the cost.
        return Character.isLetter(codePoint) ? ofLetter(codePoint) : ofMark(codePoint);
    }

    /** A place in an array of counts; an EnumMap would box every one of them. */
    @SuppressWarnings("EnumOrdinal")
    int index() {
        return ordinal();
    }

    private static boolean isAsciiLetter(int codePoint) {
        int lower = codePoint | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static Script ofLetter(int c) {
        if (c < 0x0250 || within(c, 0x1E00, 0x1EFF)) {
            return LATIN;
        }
        if (within(c, 0x0370, 0x03FF) || within(c, 0x1F00, 0x1FFF)) {
            return GREEK;
        }
        if (within(c, 0x0400, 0x052F)) {
            return CYRILLIC;
        }
        if (within(c, 0x0590, 0x05FF)) {
            return HEBREW;
        }
        if (within(c, 0x0600, 0x06FF) || within(c, 0x0750, 0x077F) || isArabicPresentationForm(c)) {
            return ARABIC;
        }
        return within(c, 0x0900, 0x097F) ? DEVANAGARI : ofEastAsianLetter(c);
    }

    // Old systems still send these shaped letters, and whole tweets consist of them.
    private static boolean isArabicPresentationForm(int c) {
        return within(c, 0xFB50, 0xFDFF) || within(c, 0xFE70, 0xFEFE);
    }

    private static Script ofEastAsianLetter(int c) {
        if (within(c, 0x0E00, 0x0E7F)) {
            return THAI;
        }
        if (within(c, 0x1100, 0x11FF) || within(c, 0x3130, 0x318F) || within(c, 0xAC00, 0xD7AF)) {
            return HANGUL;
        }
        if (within(c, 0x3040, 0x30FF) || within(c, 0xFF66, 0xFF9D)) {
            return KANA;
        }
        return within(c, 0x3400, 0x4DBF) || within(c, 0x4E00, 0x9FFF) || within(c, 0x20000, 0x2FFFF) ? HAN : OTHER;
    }

    // Thai and Devanagari write vowels as marks inside the word.
    private static Script ofMark(int c) {
        if (within(c, 0x0900, 0x0963)) {
            return DEVANAGARI;
        }
        return within(c, 0x0E31, 0x0E4E) ? THAI : NONE;
    }

    private static boolean within(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
