package dev.undertone.text;

import dev.undertone.schemas.Adjustment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that has passed admission: not blank, without lone surrogates, of bounded length, with a language and an event
 * time that no broker refuses.
 *
 * @param position the input record
 * @param source what the input topic carries (tweets, transcripts)
 * @param id the sender's own id
 * @param lang BCP 47 code, {@code und} when nobody knows
 * @param model who is to score it
 * @param subject what the text is about, in the sender's words
 * @param eventTimeMillis when it was written; windows go by it
 * @param timestampMillis the input's Kafka timestamp as it was, -1 when it had none
 * @param forwardTimestampMillis the Kafka timestamp for everything derived from this record
 * @param adjustments what had to be changed
 */
public record AdmittedText(
        SourcePosition position,
        String source,
        @Nullable String id,
        String text,
        String lang,
        String model,
        @Nullable String subject,
        long eventTimeMillis,
        long timestampMillis,
        long forwardTimestampMillis,
        List<Adjustment> adjustments) {
    public AdmittedText {
        adjustments = List.copyOf(adjustments);
    }
}
