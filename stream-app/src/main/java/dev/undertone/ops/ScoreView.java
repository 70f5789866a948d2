package dev.undertone.ops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.text.Inference;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.vader.Explanation;
import dev.undertone.vader.VaderScore;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Answers as JSON, with the field names of {@code ScoredText}. Threads: any. */
final class ScoreView {
    private ScoreView() {}

    static ObjectNode answer(@Nullable String id, AdmittedText text, Answer answer) {
        ObjectNode shown = item(id);
        Score score = answer.score();
        shown.put("lang", text.lang());
        shown.put("status", score == null ? "PENDING" : "SCORED");
        shown.put("label", score == null ? null : score.label().name());
        if (score == null) {
            shown.putNull("scores").putNull("polarity").putNull("confidence");
        } else {
            shown.putObject("scores")
                    .put("negative", score.negative())
                    .put("neutral", score.neutral())
                    .put("positive", score.positive());
            shown.put("polarity", score.polarity()).put("confidence", score.confidence());
        }
        shown.put("scorer", answer.scorer().name());
        shown.put(
                "fallbackReason",
                answer.fallbackReason() == null ? null : answer.fallbackReason().name());
        provenance(shown.putObject("provenance"), answer);
        return shown;
    }

    static ObjectNode error(@Nullable String id, int status, String detail) {
        ObjectNode shown = item(id);
        shown.putObject("error")
                .put("title", HttpStatus.getMessage(status))
                .put("status", status)
                .put("detail", detail);
        return shown;
    }

    /** VADER's view of a text: its numbers, and what each laden word did. */
    static ObjectNode vader(Explanation explanation) {
        VaderScore score = explanation.score();
        ObjectNode shown = Json.MAPPER
                .createObjectNode()
                .put("negative", score.negative())
                .put("neutral", score.neutral())
                .put("positive", score.positive())
                .put("compound", score.compound())
                .put("hits", score.hits());
        ArrayNode tokens = shown.putArray("tokens");
        for (Explanation.Token token : explanation.tokens()) {
            ObjectNode word = tokens.addObject().put("text", token.text()).put("valence", token.valence());
            ArrayNode rules = word.putArray("rules");
            token.steps().forEach(step -> rules.add(step.rule().title()));
        }
        return shown;
    }

    private static ObjectNode item(@Nullable String id) {
        ObjectNode shown = Json.MAPPER.createObjectNode();
        if (id != null) {
            shown.put("id", id);
        }
        return shown;
    }

    private static void provenance(ObjectNode shown, Answer answer) {
        ModelIdentity identity = answer.identity();
        if (identity != null) {
            shown.put("model", identity.name())
                    .put("version", identity.version())
                    .put("digest", identity.digest())
                    .put("device", identity.device())
                    .put("precision", identity.precision());
        }
        Inference inference = answer.inference();
        if (inference != null) {
            shown.put("tokens", inference.tokens())
                    .put("tokensUsed", inference.tokensUsed())
                    .put("truncated", inference.tokensUsed() < inference.tokens())
                    .put("batchRecords", inference.batchRecords())
                    .put("batchPaddedTokens", inference.batchPaddedTokens())
                    .put("releaseReason", inference.releaseReason().name())
                    .put("inferenceMicros", inference.inferenceMicros());
        }
        shown.put("queueMicros", answer.queueMicros())
                .put("breaker", answer.breaker().name());
    }
}
