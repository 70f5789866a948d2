package dev.undertone.quickstart;

/** Bars of block characters. */
final class Bar {
    /** A full block, and its seven parts from the left. */
    private static final String BLOCKS = " \u258F\u258E\u258D\u258C\u258B\u258A\u2589\u2588";

    private static final int PARTS = 8;

    private Bar() {}

    /** {@code share} of {@code columns}, to an eighth of a column. */
    static String of(double share, int columns) {
        int parts = (int) Math.round(Math.min(1, Math.max(0, share)) * columns * PARTS);
        String full = String.valueOf(BLOCKS.charAt(PARTS)).repeat(parts / PARTS);
        return parts % PARTS == 0 ? full : full + BLOCKS.charAt(parts % PARTS);
    }
}
