package dev.undertone.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undertone.schemas.Label;
import dev.undertone.text.Score;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * Which column of the logits means which label, read from {@code id2label} and nothing else.
 *
 * @param columns the label of each column
 */
public record LabelMapping(List<Label> columns) {
    public LabelMapping {
        columns = List.copyOf(columns);
    }

    static LabelMapping of(JsonNode id2label) throws ModelException {
        List<Label> columns = new ArrayList<>();
        for (int column = 0; column < id2label.size(); column++) {
            String name = id2label.path(Integer.toString(column)).asText("");
            switch (name.toLowerCase(Locale.ROOT)) {
                case "negative", "neg" -> columns.add(Label.NEGATIVE);
                case "neutral", "neu" -> columns.add(Label.NEUTRAL);
                case "positive", "pos" -> columns.add(Label.POSITIVE);
                default -> throw refused(id2label);
            }
        }
        if (columns.size() != 3 || !EnumSet.copyOf(columns).equals(EnumSet.allOf(Label.class))) {
            throw refused(id2label);
        }
        return new LabelMapping(columns);
    }

    private static ModelException refused(JsonNode id2label) {
        return new ModelException("config.json: id2label must name negative, neutral and positive, once each; found "
                + (id2label.isMissingNode() ? "none" : id2label));
    }

    /** Softmax over one row of logits, in double so that the three shares add up to one. */
    Score score(float[] logits, int offset) {
        double highest = Math.max(logits[offset], Math.max(logits[offset + 1], logits[offset + 2]));
        double[] share = new double[3];
        double sum = 0;
        for (int column = 0; column < 3; column++) {
            double exponential = Math.exp(logits[offset + column] - highest);
            share[columns.get(column).ordinal()] = exponential;
            sum += exponential;
        }
        return Score.ofProbabilities(share[0] / sum, share[1] / sum, share[2] / sum);
    }
}
