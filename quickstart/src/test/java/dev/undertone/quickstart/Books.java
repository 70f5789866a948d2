package dev.undertone.quickstart;

import dev.undertone.schemas.DimensionKind;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.Label;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.SourcePosition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Ledgers for tests, filled as a run would. */
final class Books {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Scene SCENE = new Scene(
            "undertone-small on cpu",
            "localhost:9092",
            "http://127.0.0.1:8080/",
            Duration.ofSeconds(5),
            ZoneOffset.UTC);

    private Books() {}

    static Ledger empty() {
        return new Ledger(new Positions(Map.of()));
    }

    static SourcePosition position(long offset) {
        return new SourcePosition("tweets.raw", 0, offset);
    }

    static ScoredAnswer byModel(long offset, Label label, String lang, String text) {
        return new ScoredAnswer(
                position(offset), NOON, NOON.plusMillis(12), 0, ScorerType.MODEL, null, label, lang, "delivery", text);
    }

    static ScoredAnswer pending(long offset) {
        return new ScoredAnswer(
                position(offset),
                NOON,
                NOON.plusMillis(250),
                0,
                ScorerType.NONE,
                FallbackReason.DEADLINE_IN_FLIGHT,
                null,
                "ar",
                null,
                "\u0634\u0643\u0631\u0627");
    }

    /** The whole sample, fed and answered as its authors felt, with windows and one pending answer. */
    static Ledger full() {
        Ledger ledger = empty();
        List<SampleText> sample = Sample.load();
        for (int offset = 0; offset < sample.size(); offset++) {
            SampleText text = sample.get(offset);
            ledger.input(position(offset), false, NOON.toEpochMilli());
            ledger.answer(
                    byModel(offset, text.mood(), text.lang(), text.text()),
                    NOON.plusMillis(300).toEpochMilli());
        }
        ledger.input(position(sample.size()), false, NOON.toEpochMilli());
        ledger.answer(pending(sample.size()), NOON.plusMillis(300).toEpochMilli());
        ledger.closed(window(DimensionKind.SOURCE, "tweets"));
        ledger.closed(window(DimensionKind.SOURCE, "transcripts"));
        ledger.closed(window(DimensionKind.LANGUAGE, "en"));
        ledger.closed(window(DimensionKind.LANGUAGE, "ar"));
        ledger.closed(window(DimensionKind.SUBJECT, "delivery"));
        return ledger;
    }

    private static ClosedWindow window(DimensionKind kind, String value) {
        return new ClosedWindow(kind, value, NOON, NOON.plusSeconds(5), 70, 0, 31, 18, 21, -0.14);
    }
}
