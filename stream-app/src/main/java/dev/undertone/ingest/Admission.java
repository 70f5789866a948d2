package dev.undertone.ingest;

import dev.undertone.ingest.RejectedException.Stage;
import dev.undertone.schemas.Adjustment;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.LanguageGuess;
import dev.undertone.text.ModelRoutes;
import dev.undertone.text.SourcePosition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Step 2: makes a text safe to score and its times safe to forward.
 *
 * <p>A broker refuses timestamps more than an hour ahead. Under exactly-once that aborts the transaction, and the
 * record comes again, for ever; hence no time further ahead than {@code maxAhead} leaves this step.
 */
public final class Admission {
    private static final String MODEL_HEADER = "undertone-model";
    private static final int MAX_FIELD_CHARS = 256;

    private final Map<String, String> sourceByTopic;
    private final int maxChars;
    private final long maxAheadMillis;
    private final ModelRoutes routes;

    /**
     * @param sourceByTopic what each input topic carries
     * @param maxChars characters a text may have; what is longer is cut
     * @param maxAhead how far ahead of the wall clock a time may lie
     * @param routes who scores which text
     */
    public Admission(Map<String, String> sourceByTopic, int maxChars, Duration maxAhead, ModelRoutes routes) {
        this.sourceByTopic = Map.copyOf(sourceByTopic);
        this.maxChars = maxChars;
        this.maxAheadMillis = maxAhead.toMillis();
        this.routes = routes;
    }

    AdmittedText admit(SourcePosition position, RawFields fields, Headers headers, long timestampMillis, long nowMillis)
            throws RejectedException {
        List<Adjustment> adjustments = new ArrayList<>(0);
        String text = text(fields.text(), adjustments);
        if (text.isBlank()) {
            throw new RejectedException(Stage.ADMIT, RejectionReason.TEXT_BLANK);
        }
        long forwardTimestamp = safeTimestamp(timestampMillis, nowMillis);
        if (forwardTimestamp != timestampMillis) {
            adjustments.add(Adjustment.TIMESTAMP_REPLACED);
        }
        Long given = fields.eventTimeMillis() != null ? fields.eventTimeMillis() : cloudEventTime(headers);
        long eventTime = given == null ? forwardTimestamp : given;
        if (eventTime < 0 || eventTime > nowMillis + maxAheadMillis) {
            eventTime = forwardTimestamp;
            adjustments.add(Adjustment.EVENT_TIME_REPLACED);
        }
        String lang = language(fields.lang(), headers, text);
        String requested = HeaderText.last(headers, MODEL_HEADER);
        if (requested != null && !routes.serves(requested)) {
            adjustments.add(Adjustment.MODEL_REPLACED);
        }
        String id = fields.id() != null ? fields.id() : HeaderText.last(headers, "ce_id");
        return new AdmittedText(
                position,
                sourceByTopic.getOrDefault(position.topic(), position.topic()),
                bounded(id),
                text,
                lang,
                routes.choose(requested, position.topic(), lang),
                bounded(fields.subject()),
                eventTime,
                timestampMillis,
                forwardTimestamp,
                adjustments);
    }

    long safeTimestamp(long timestampMillis, long nowMillis) {
        return timestampMillis < 0 || timestampMillis > nowMillis + maxAheadMillis ? nowMillis : timestampMillis;
    }

    private String text(String given, List<Adjustment> adjustments) {
        String text = given;
        if (text.length() > maxChars) {
            // Never between the halves of a surrogate pair.
            int end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
            text = text.substring(0, end);
            adjustments.add(Adjustment.TEXT_CUT);
        }
        String whole = LoneSurrogates.replace(text);
        if (!whole.equals(text)) {
            adjustments.add(Adjustment.CHARACTERS_REPLACED);
        }
        return whole;
    }

    private static String language(@Nullable String field, Headers headers, String text) {
        String given = field != null ? field : HeaderText.last(headers, "undertone-lang");
        String language = given == null ? "" : given.strip().toLowerCase(Locale.ROOT);
        // The primary subtag is what windows and the fallback go by; anything else would split one language in many.
        int end = 0;
        while (end < language.length() && language.charAt(end) >= 'a' && language.charAt(end) <= 'z') {
            end++;
        }
        boolean usable =
                (end == 2 || end == 3) && (end == language.length() || "-_".indexOf(language.charAt(end)) >= 0);
        return usable ? language.substring(0, end) : LanguageGuess.of(text);
    }

    /** A short field as a name for windows and headers: stripped, of bounded length, without control characters. */
    private static @Nullable String bounded(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        StringBuilder name = new StringBuilder(value.strip());
        name.setLength(Math.min(name.length(), MAX_FIELD_CHARS));
        for (int at = 0; at < name.length(); at++) {
            if (Character.isISOControl(name.charAt(at))) {
                name.setCharAt(at, ' ');
            }
        }
        return LoneSurrogates.replace(name.toString());
    }

    private static @Nullable Long cloudEventTime(Headers headers) {
        String time = HeaderText.last(headers, "ce_time");
        if (time == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(time).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
