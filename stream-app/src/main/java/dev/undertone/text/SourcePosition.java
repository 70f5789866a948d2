package dev.undertone.text;

/** The identity of an input record. */
public record SourcePosition(String topic, int partition, long offset) {
    @Override
    public String toString() {
        return topic + "-" + partition + "-" + offset;
    }
}
