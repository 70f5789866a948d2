package dev.undertone.tracing;

import dev.undertone.text.Answer;
import org.apache.kafka.common.header.Headers;

/** What a record has while tracing is off. */
enum NoRecordTrace implements RecordTrace, RecordTrace.Forwarding {
    NONE;

    @Override
    public boolean isRecorded() {
        return false;
    }

    @Override
    public void deadLettered(String stage, String reason) {}

    @Override
    public void answered(Answer answer) {}

    @Override
    public void writeTo(Headers headers) {}

    @Override
    public Forwarding forward() {
        return this;
    }

    @Override
    public void end() {}
}
