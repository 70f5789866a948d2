package dev.undertone.bench;

import dev.undertone.enrich.Enrich;
import dev.undertone.schemas.BreakerState;
import dev.undertone.schemas.ReleaseReason;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.text.Inference;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.ModelRoutes;
import dev.undertone.text.Score;
import dev.undertone.text.SourcePosition;
import java.util.List;

/** A text of a tweet's length with its answer. */
final class Answered {
    private static final long TIME = 1_790_000_000_000L;

    private final Enrich enrich = new Enrich(true, "bench");

    final AdmittedText text = new AdmittedText(
            new SourcePosition("tweets.raw", 3, 1234),
            "tweets",
            "42",
            "waited an hour at the gate, nobody knew anything, and then they lost my suitcase as well #never #again",
            "en",
            ModelRoutes.DEFAULT,
            null,
            TIME,
            TIME,
            TIME,
            List.of());

    final Answer answer = new Answer(
            ScorerType.MODEL,
            Score.ofProbabilities(0.9, 0.08, 0.02),
            null,
            new ModelIdentity("undertone-small", "0123456789ab", "0123456789abcdef".repeat(4), "cpu", "fp32"),
            new Inference(27, 27, 16, 448, ReleaseReason.BUDGET, 2_300),
            1_500,
            BreakerState.CLOSED);

    ScoredText scored() {
        return enrich.enrich(text, answer, TIME + 4);
    }
}
