package dev.undertone.tracing;

import dev.undertone.text.Answer;
import org.apache.kafka.common.header.Headers;

/**
 * The span of one record, from its reading until what became of it has been handed to the producer.
 *
 * <p>Threads: any; a {@link Forwarding} ends on the thread that began it.
 */
public sealed interface RecordTrace permits NoRecordTrace, RecordSpan {
    /** No span. */
    RecordTrace NONE = NoRecordTrace.NONE;

    /** Whether anybody will see the span: it is there, and its sampler has not left it out. */
    boolean isRecorded();

    /** Says why the record could not be scored, which is an error. */
    void deadLettered(String stage, String reason);

    /** Says who answered, or why the model did not. */
    void answered(Answer answer);

    /** Names this span in the headers, in place of the one the record came with. Without a span nothing changes. */
    void writeTo(Headers headers);

    /** Begins the forwarding: spans begun on this thread until it ends, as an agent's of the producer, are children. */
    Forwarding forward();

    /** The last step of a record's span. */
    interface Forwarding {
        /** Ends the step and the span. */
        void end();
    }
}
