package dev.undertone.vader;

/** The tokens of one text: which word each is, and what the rules ask of all of them. */
final class Tokens {
    private static final int INITIAL_SIZE = 512;

    private int[] codes = new int[INITIAL_SIZE];
    private int[] starts = new int[INITIAL_SIZE];
    private int[] ends = new int[INITIAL_SIZE];
    private int[] laden = new int[INITIAL_SIZE];
    private int count;
    private int ladenCount;
    private int upperCaseCount;
    private int firstBut;
    private int exclamationMarks;
    private int questionMarks;

    /** Forgets the last text and makes room for the next. */
    void clear(int maxTokens) {
        if (codes.length < maxTokens) {
            int size = Math.max(maxTokens, 2 * codes.length);
            codes = new int[size];
            starts = new int[size];
            ends = new int[size];
            laden = new int[size];
        }
        count = 0;
        ladenCount = 0;
        upperCaseCount = 0;
        firstBut = Integer.MAX_VALUE;
    }

    /** Adds a token by its {@link WordCode}. */
    void add(int code, int start, int end) {
        codes[count] = code;
        starts[count] = start;
        ends[count] = end;
        // Written in any case, kept only if counted: a branch here would be guessed wrong for every laden word.
        laden[ladenCount] = count;
        ladenCount += WordCode.ladenCount(code);
        upperCaseCount += WordCode.upperCaseCount(code);
        if (WordCode.number(code) == Words.BUT) {
            firstBut = Math.min(firstBut, count);
        }
        count++;
    }

    void setMarks(int exclamation, int question) {
        exclamationMarks = exclamation;
        questionMarks = question;
    }

    int count() {
        return count;
    }

    /** The token's {@link WordCode}. */
    int code(int token) {
        return codes[token];
    }

    boolean isWord(int token, int number) {
        return token >= 0 && token < count && WordCode.number(codes[token]) == number;
    }

    /** Whether some tokens are in upper case and others are not: only then does upper case mean emphasis. */
    boolean isCaseMixed() {
        return upperCaseCount > 0 && upperCaseCount < count;
    }

    int ladenCount() {
        return ladenCount;
    }

    /** The token that is the n-th laden one. */
    int laden(int index) {
        return laden[index];
    }

    /** The first token that is "but", or a number past the end. */
    int firstBut() {
        return firstBut;
    }

    int exclamationMarks() {
        return exclamationMarks;
    }

    int questionMarks() {
        return questionMarks;
    }

    /** Where the token starts in the folded text. */
    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    /** Gives up buffers that a long text has made large. */
    void release() {
        codes = new int[INITIAL_SIZE];
        starts = new int[INITIAL_SIZE];
        ends = new int[INITIAL_SIZE];
        laden = new int[INITIAL_SIZE];
    }
}
