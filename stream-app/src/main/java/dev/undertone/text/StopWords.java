package dev.undertone.text;

/**
 * Which languages a word is a stop word of, found by a hash that is built letter by letter while the text is read, so
 * that no word ever becomes a string.
 *
 * <p>Threads: any; nothing changes after the class is loaded.
 */
final class StopWords {
    static final long EMPTY_WORD = 0xCBF29CE484222325L;

    // FNV-1a, 64 bits: two of the words in a text meeting by chance is rarer than a misprint in the lists.
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final int SLOTS = 4_096;
    private static final long[] HASHES = new long[SLOTS];
    private static final short[] LANGUAGES = new short[SLOTS];

    static {
        for (LatinLanguage language : LatinLanguage.values()) {
            learn(language);
        }
    }

    private StopWords() {}

    static long append(long hash, int lowerCaseLetter) {
        return (hash ^ lowerCaseLetter) * FNV_PRIME;
    }

    /** The languages as bits by index, 0 for any other word. */
    static int languagesOf(long hash) {
        return LANGUAGES[slotOf(hash)];
    }

    private static void learn(LatinLanguage language) {
        long hash = EMPTY_WORD;
        for (int i = 0; i < language.words.length(); i++) {
            char c = language.words.charAt(i);
            if (c > ' ') {
                hash = append(hash, c);
            } else if (hash != EMPTY_WORD) {
                int slot = slotOf(hash);
                HASHES[slot] = hash;
                LANGUAGES[slot] |= (short) (1 << language.index());
                hash = EMPTY_WORD;
            }
        }
    }

    private static int slotOf(long hash) {
        int slot = (int) (hash ^ (hash >>> 32)) & (SLOTS - 1);
        while (HASHES[slot] != hash && HASHES[slot] != 0) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }
}
