package dev.undertone.tracing;

import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ReleaseReason;
import dev.undertone.text.ModelIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The span of one batch while it is on the device, linked to the spans of its records, and they to it.
 *
 * <p>Threads: that of the batch.
 */
public sealed interface BatchTrace permits NoBatchTrace, BatchSpan {
    /** No span. */
    BatchTrace NONE = NoBatchTrace.NONE;

    /**
     * Begins the span of a batch: a child of its first record's, so that it is sampled whenever a record is that names it.
     *
     * @param records those that are recorded; none, and the batch has no span
     * @param rows distinct token sequences
     */
    static BatchTrace start(List<RecordTrace> records, ModelIdentity model, int rows, ReleaseReason reason) {
        return records.isEmpty() ? NONE : BatchSpan.start(records, model, rows, reason);
    }

    /** Links a record that came when the batch had left, and has its score from it. */
    void join(RecordTrace record);

    /**
     * Ends the span.
     *
     * @param failure why the model failed, or null when it did not
     */
    void end(@Nullable FallbackReason failure);
}
