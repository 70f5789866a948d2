package dev.undertone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.TokenizedText;
import dev.undertone.vader.VaderScore;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One input and its judgement as a line: an object, or label, polarity and text in columns. */
final class ScoreView {
    private static final String COLUMNS = "%-8s  %5s  %s";

    private final boolean json;

    ScoreView(boolean json) {
        this.json = json;
    }

    /** What cannot be scored, in its place. */
    String fault(ScoreInput input, String reason) {
        if (!json) {
            return String.format(Locale.ROOT, COLUMNS, "ERROR", "", "line " + input.line() + ": " + reason);
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        JsonNode id = input.given().get("id");
        if (id != null) {
            shown.set("id", id);
        }
        return shown.put("error", reason).put("line", input.line()).toString();
    }

    String scored(ScoreInput input, AdmittedText text, Judgement.Scored judgement) {
        if (json) {
            return withGiven(input.given(), object(text, judgement)).toString();
        }
        StringBuilder lines = new StringBuilder(columns(text, judgement.score()));
        judgement
                .explanation()
                .forEach(line -> lines.append('\n').append("    ").append(line));
        return lines.toString();
    }

    private static String columns(AdmittedText text, @Nullable Score score) {
        String label = score == null ? "-" : score.label().toString();
        String polarity = score == null ? "" : String.format(Locale.ROOT, "%+.2f", score.polarity());
        // A text must not break the line or move the cursor.
        return String.format(Locale.ROOT, COLUMNS, label, polarity, text.text().replaceAll("\\p{Cntrl}", " "));
    }

    private static ObjectNode object(AdmittedText text, Judgement.Scored judgement) {
        ObjectNode shown =
                JsonNodeFactory.instance.objectNode().put("text", text.text()).put("lang", text.lang());
        Score score = judgement.score();
        if (score == null) {
            shown.putNull("label").putNull("scores").putNull("polarity").putNull("confidence");
        } else {
            shown.put("label", score.label().toString());
            shown.putObject("scores")
                    .put("negative", score.negative())
                    .put("neutral", score.neutral())
                    .put("positive", score.positive());
            shown.put("polarity", score.polarity()).put("confidence", score.confidence());
        }
        ModelIdentity identity = judgement.identity();
        shown.put("scorer", judgement.scorer().toString());
        shown.putObject("model")
                .put("name", identity.name())
                .put("version", identity.version())
                .put("digest", identity.digest());
        TokenizedText tokens = judgement.tokens();
        if (tokens != null) {
            shown.put("tokens", tokens.tokens())
                    .put("tokensUsed", tokens.used())
                    .put("truncated", tokens.truncated());
        }
        VaderScore vader = judgement.vader();
        if (vader != null) {
            shown.putObject("vader")
                    .put("negative", vader.negative())
                    .put("neutral", vader.neutral())
                    .put("positive", vader.positive())
                    .put("compound", vader.compound())
                    .put("hits", vader.hits());
        }
        if (!judgement.explanation().isEmpty()) {
            ArrayNode list = shown.putArray("explanation");
            judgement.explanation().forEach(list::add);
        }
        if (!text.adjustments().isEmpty()) {
            ArrayNode list = shown.putArray("adjustments");
            text.adjustments().forEach(adjustment -> list.add(adjustment.toString()));
        }
        return shown;
    }

    /** The input's other fields first; one that bears a name of ours, such as a label by hand, under {@code given}. */
    private static ObjectNode withGiven(ObjectNode given, ObjectNode ours) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        ObjectNode clashing = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            boolean free = !ours.has(field.getKey());
            if (free) {
                shown.set(field.getKey(), field.getValue());
            } else if (!field.getKey().equals("text") && !field.getValue().equals(ours.get(field.getKey()))) {
                clashing.set(field.getKey(), field.getValue());
            }
        }
        shown.setAll(ours);
        if (!clashing.isEmpty()) {
            shown.set("given", clashing);
        }
        return shown;
    }
}
