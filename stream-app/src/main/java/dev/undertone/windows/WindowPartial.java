package dev.undertone.windows;

/**
 * What one stream task has counted for one window since its last commit.
 *
 * @param upstream the input partition that was counted, as a number that tells topics apart
 * @param startMillis first instant of the window
 * @param maxEventMillis latest event time that is in it
 */
public record WindowPartial(long upstream, long startMillis, long maxEventMillis, Tally tally) {
    public byte[] toBytes() {
        return TallyBytes.write(tally, upstream, startMillis, maxEventMillis);
    }

    public static WindowPartial of(byte[] bytes) {
        TallyBytes.Reader reader = new TallyBytes.Reader(bytes);
        return new WindowPartial(reader.number(), reader.number(), reader.number(), reader.tally());
    }
}
