package dev.undertone.vader;

import static dev.undertone.vader.EightBytes.HIGHEST_BITS;

/**
 * Splits folded text into tokens, strips their punctuation and looks them up, eight characters at a time.
 *
 * <p>A token ends at white space. Punctuation is stripped from both ends, unless no more than two characters would be
 * left: then the token is taken for an emoticon and kept whole. Short tokens, six of seven, go through without a branch
 * that depends on their characters.
 */
final class TokenScanner {
    private static final int EMOTICON_CORE = 2;

    private final WordTable table;
    private final Tokens tokens;
    private final int contractedNot;

    TokenScanner(Lexicon lexicon, Tokens tokens) {
        this.table = lexicon.words();
        this.tokens = tokens;
        contractedNot = lexicon.words().find("n't");
    }

    /** Fills the tokens with those of the text. */
    void scan(FoldedText text) {
        byte[] bytes = text.bytes();
        int length = text.length();
        tokens.clear(length / 2 + 1);
        countMarks(bytes, length);
        int at = 0;
        while (at < length) {
            long eight = EightBytes.read(bytes, at);
            long spaces = EightBytes.spaces(eight);
            if (spaces == 0) {
                at = scanLong(bytes, at) + 1;
            } else {
                int size = Long.numberOfTrailingZeros(spaces) >>> 3;
                if (size > 0) {
                    scanShort(EightBytes.first(eight, size), at, size);
                }
                at += size + 1;
            }
        }
    }

    private void countMarks(byte[] bytes, int length) {
        int exclamation = 0;
        int question = 0;
        for (int at = 0; at < length; at += Long.BYTES) {
            long eight = EightBytes.read(bytes, at);
            exclamation += Long.bitCount(EightBytes.equalTo(eight, '!'));
            question += Long.bitCount(EightBytes.equalTo(eight, '?'));
        }
        tokens.setMarks(exclamation, question);
    }

    /** A token of one to seven characters: it fits into one long with room to spare. */
    private void scanShort(long token, int start, int size) {
        long upper = EightBytes.upperCase(token);
        long lower = EightBytes.lowerCase(token);
        long foreign = EightBytes.notAscii(token);
        long inWord = upper | lower | EightBytes.digits(token) | foreign;
        int from = Long.numberOfTrailingZeros(inWord) >>> 3;
        int to = (Long.SIZE - Long.numberOfLeadingZeros(inWord)) >>> 3;
        // All bits if too little would be left. A branch here would be guessed wrong for most of the short tokens.
        int whole = (to - from - EMOTICON_CORE - 1) >> (Integer.SIZE - 1);
        from &= ~whole;
        to = (to & ~whole) | (size & whole);
        long word = EightBytes.first(EightBytes.toLowerCase(token, upper) >>> (from << 3), to - from);
        int code = table.find(word);
        long apostrophe = EightBytes.equalTo(word, '\'');
        if (apostrophe != 0 && code == 0 && isContractedNot(word, apostrophe)) {
            code = contractedNot;
        }
        if (foreign != 0) {
            upper |= EightBytes.equalTo(token, FoldedText.UPPER_CASE);
            lower |= EightBytes.equalTo(token, FoldedText.NOT_UPPER_CASE);
        }
        tokens.add(WordCode.withCase(code, upperCase(upper, lower)), start + from, start + to);
    }

    private static boolean isContractedNot(long word, long apostrophe) {
        return (apostrophe & (EightBytes.equalTo(word, 'n') << 8) & (EightBytes.equalTo(word, 't') >>> 8)) != 0;
    }

    /** 1 if there is something in upper case and nothing in lower case, else 0. */
    private static int upperCase(long upper, long lower) {
        return (int) (((upper | -upper) & ~(lower | -lower)) >>> (Long.SIZE - 1));
    }

    /** A token of eight characters or more; returns its end. */
    private int scanLong(byte[] bytes, int start) {
        long upper = 0;
        long lower = 0;
        boolean punctuated = false;
        int end = start;
        int size;
        do {
            long eight = EightBytes.read(bytes, end);
            // Without a space among the eight, the count of zeros is 64.
            size = Long.numberOfTrailingZeros(EightBytes.spaces(eight)) >>> 3;
            long part = EightBytes.firstOfAny(eight, size);
            long partUpper = EightBytes.upperCase(part);
            long partLower = EightBytes.lowerCase(part);
            long foreign = EightBytes.notAscii(part);
            long inWord = partUpper | partLower | EightBytes.digits(part) | foreign;
            punctuated |= inWord != EightBytes.firstOfAny(HIGHEST_BITS, size);
            upper |= partUpper | (foreign & EightBytes.equalTo(part, FoldedText.UPPER_CASE));
            lower |= partLower | (foreign & EightBytes.equalTo(part, FoldedText.NOT_UPPER_CASE));
            end += size;
        } while (size == Long.BYTES);
        int from = punctuated ? firstInWord(bytes, start, end) : start;
        int to = punctuated ? endInWord(bytes, from, end) : end;
        if (to - from <= EMOTICON_CORE) {
            from = start;
            to = end;
        }
        int code = find(bytes, from, to);
        if (punctuated && code == 0 && hasContractedNot(bytes, from, to)) {
            code = contractedNot;
        }
        tokens.add(WordCode.withCase(code, upperCase(upper, lower)), from, to);
        return end;
    }

    private static int firstInWord(byte[] bytes, int start, int end) {
        int from = start;
        while (from < end && isPunctuation(bytes[from])) {
            from++;
        }
        return from;
    }

    private static int endInWord(byte[] bytes, int start, int end) {
        int to = end;
        while (start < to && isPunctuation(bytes[to - 1])) {
            to--;
        }
        return to;
    }

    private static boolean isPunctuation(byte folded) {
        return folded > 0
                && !((folded >= 'a' && folded <= 'z')
                        || (folded >= 'A' && folded <= 'Z')
                        || (folded >= '0' && folded <= '9'));
    }

    private static boolean hasContractedNot(byte[] bytes, int from, int to) {
        for (int at = from + 1; at < to - 1; at++) {
            if (bytes[at] == '\'' && (bytes[at - 1] | 0x20) == 'n' && (bytes[at + 1] | 0x20) == 't') {
                return true;
            }
        }
        return false;
    }

    private int find(byte[] bytes, int from, int to) {
        int size = to - from;
        if (size > WordTable.LONGEST_WORD) {
            return 0;
        }
        long first = lowerCase(EightBytes.firstOfAny(EightBytes.read(bytes, from), size));
        long second = lowerCase(EightBytes.firstOfAny(EightBytes.read(bytes, from + 8), size - 8));
        long third = lowerCase(EightBytes.firstOfAny(EightBytes.read(bytes, from + 16), size - 16));
        return table.find(first, second, third);
    }

    private static long lowerCase(long eight) {
        return EightBytes.toLowerCase(eight, EightBytes.upperCase(eight));
    }
}
