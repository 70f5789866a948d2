package dev.undertone.tracing;

import dev.undertone.schemas.FallbackReason;
import org.jspecify.annotations.Nullable;

/** What a batch has when nobody traces its records. */
enum NoBatchTrace implements BatchTrace {
    NONE;

    @Override
    public void join(RecordTrace record) {}

    @Override
    public void end(@Nullable FallbackReason failure) {}
}
