package dev.undertone.stream;

import dev.undertone.ingest.RejectedException;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.tracing.RecordTrace;

/** What flows between the first processors of the topology. */
sealed interface Ingested {
    /**
     * A text that will have an answer.
     *
     * @param raw the record's value as it came
     * @param trace its span
     */
    record Admitted(AdmittedText text, byte[] raw, RecordTrace trace) implements Ingested {}

    /**
     * A record for the dead-letter topic.
     *
     * @param raw the record's value as it came
     * @param copy whether it has an answer as well
     * @param trace its span
     */
    record DeadLetter(byte[] raw, String stage, String reason, String message, boolean copy, RecordTrace trace)
            implements Ingested {
        static DeadLetter of(byte[] raw, RejectedException refusal, RecordTrace trace) {
            return new DeadLetter(raw, refusal.stage().name(), refusal.reason().name(), message(refusal), false, trace);
        }

        private static String message(RejectedException refusal) {
            String message = refusal.getMessage();
            return message == null ? refusal.reason().sentence() : message;
        }
    }

    /**
     * A text with its answer.
     *
     * @param atMillis wall-clock time at which the answer was decided
     */
    record Answered(Admitted admitted, Answer answer, long atMillis) {
        RecordTrace trace() {
            return admitted.trace();
        }

        AdmittedText text() {
            return admitted.text();
        }

        long sinceTimestampMillis() {
            return atMillis - text().forwardTimestampMillis();
        }
    }
}
