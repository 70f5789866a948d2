package dev.undertone.enrich;

import dev.undertone.schemas.Provenance;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.Scores;
import dev.undertone.schemas.Source;
import dev.undertone.schemas.Status;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.text.Inference;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Step 4: joins input, score and provenance. */
public final class Enrich {
    private static final int HASH_BYTES = 16;
    private static final int FIRST_REVISION = 0;

    private final boolean withText;
    private final String appVersion;
    private final Consumer<ScoredText> listener;

    /** @param withText whether the text itself is part of the output */
    public Enrich(boolean withText, String appVersion) {
        this(withText, appVersion, scored -> {});
    }

    /** @param listener hears of every record that is made; must not block */
    public Enrich(boolean withText, String appVersion, Consumer<ScoredText> listener) {
        this.withText = withText;
        this.appVersion = appVersion;
        this.listener = listener;
    }

    /** The record for a text and its answer, decided at {@code nowMillis} of the wall clock. */
    public ScoredText enrich(AdmittedText text, Answer answer, long nowMillis) {
        Score score = answer.score();
        SourcePosition position = text.position();
        // Constructors, since Avro's builders look every default up.
        ScoredText scored = new ScoredText(
                text.id(),
                new Source(
                        text.source(),
                        position.topic(),
                        position.partition(),
                        position.offset(),
                        Instant.ofEpochMilli(text.timestampMillis())),
                withText ? text.text() : null,
                hash(text.text()),
                text.lang(),
                text.subject(),
                score == null ? Status.PENDING : Status.SCORED,
                score == null ? null : score.label(),
                score == null ? null : new Scores(score.negative(), score.neutral(), score.positive()),
                score == null ? null : (Double) score.polarity(),
                score == null ? null : score.confidence(),
                FIRST_REVISION,
                answer.scorer(),
                answer.fallbackReason(),
                provenance(answer),
                text.adjustments(),
                Instant.ofEpochMilli(text.eventTimeMillis()),
                Instant.ofEpochMilli(nowMillis));
        listener.accept(scored);
        return scored;
    }

    private Provenance provenance(Answer answer) {
        ModelIdentity identity = answer.identity();
        Inference inference = answer.inference();
        return new Provenance(
                identity == null ? null : identity.name(),
                identity == null ? null : identity.version(),
                identity == null ? null : identity.digest(),
                identity == null ? null : identity.device(),
                identity == null ? null : identity.precision(),
                inference == null ? null : (Integer) inference.tokens(),
                inference == null ? null : (Integer) inference.tokensUsed(),
                inference != null && inference.tokensUsed() < inference.tokens(),
                inference == null ? null : (Integer) inference.batchRecords(),
                inference == null ? null : (Integer) inference.batchPaddedTokens(),
                inference == null ? null : inference.releaseReason(),
                answer.queueMicros(),
                inference == null ? null : (Long) inference.inferenceMicros(),
                answer.breaker(),
                appVersion);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
