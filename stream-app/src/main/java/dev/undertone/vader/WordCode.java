package dev.undertone.vader;

/**
 * A known word in one int: its number, what it does to valences, and for a token whether it is in upper case. A token
 * that is no known word has the number 0 and no role.
 */
final class WordCode {
    /** The word has a valence of its own. */
    static final int LADEN = 1;

    static final int BOOSTER = 2;
    static final int DAMPENER = 4;
    static final int NEGATION = 8;

    /** The largest number that fits. */
    static final int MAX_NUMBER = (1 << 16) - 1;

    private static final int ROLES_SHIFT = 16;
    private static final int UPPER_CASE_SHIFT = 24;

    private WordCode() {}

    static int of(int number, int roles) {
        return number | (roles << ROLES_SHIFT);
    }

    /** The code with a bit set if {@code upperCase} is 1 and not 0. */
    static int withCase(int code, int upperCase) {
        return code | (upperCase << UPPER_CASE_SHIFT);
    }

    static int number(int code) {
        return code & MAX_NUMBER;
    }

    static boolean isKnown(int code) {
        return number(code) != Words.UNKNOWN;
    }

    static boolean isUpperCase(int code) {
        return upperCaseCount(code) != 0;
    }

    /** 1 for a token in upper case, else 0. */
    static int upperCaseCount(int code) {
        return code >>> UPPER_CASE_SHIFT;
    }

    static boolean isLaden(int code) {
        return ladenCount(code) != 0;
    }

    /** 1 for a laden word, else 0. */
    static int ladenCount(int code) {
        return (code >>> ROLES_SHIFT) & LADEN;
    }

    static boolean isNegation(int code) {
        return has(code, NEGATION);
    }

    static boolean isBooster(int code) {
        return has(code, BOOSTER);
    }

    static boolean isDampener(int code) {
        return has(code, DAMPENER);
    }

    private static boolean has(int code, int role) {
        return (code & (role << ROLES_SHIFT)) != 0;
    }
}
