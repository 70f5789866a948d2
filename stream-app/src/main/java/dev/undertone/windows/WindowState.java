package dev.undertone.windows;

/** What is kept of one window. A closed one stays for queries until its retention has passed. */
public record WindowState(boolean closed, Tally tally) {
    public byte[] toBytes() {
        return TallyBytes.write(tally, closed ? 1 : 0);
    }

    public static WindowState of(byte[] bytes) {
        TallyBytes.Reader reader = new TallyBytes.Reader(bytes);
        return new WindowState(reader.number() == 1, reader.tally());
    }
}
