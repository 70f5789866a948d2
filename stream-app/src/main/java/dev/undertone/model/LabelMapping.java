package dev.undertone.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undertone.schemas.Label;
import dev.undertone.text.Score;
import java.util.List;
import java.util.Set;

/**
 * Which column of the logits means which label, and what a row of logits says then.
 *
 * <p>The share of a label is the sum of its columns' probabilities, and polarity is the positive share minus the
 * negative one, whatever the number of columns. A model without a neutral column gives no probability of neutral, and
 * none is invented: the neutral share is 0, polarity within the neutral band makes the label neutral, and such a label
 * has no confidence.
 *
 * @param columns the label of each column
 * @param neutralBand see {@link LabelRules}
 */
public record LabelMapping(List<Label> columns, double neutralBand) {
    private static final Set<String> OTHER_PROBLEMS = Set.of("multi_label_classification", "regression");

    public LabelMapping {
        columns = List.copyOf(columns);
    }

    static LabelMapping of(JsonNode config, LabelRules rules) throws ModelException {
        String problem = config.path("problem_type").asText("");
        if (OTHER_PROBLEMS.contains(problem)) {
            throw new ModelException("config.json: wanted a model that decides between labels (problem_type"
                    + " single_label_classification); found " + problem + ", whose columns do not add up to one");
        }
        List<Label> columns = LabelNames.read(config.path("id2label")).labels(rules.explicit());
        return new LabelMapping(columns, rules.neutralBand());
    }

    /** Shares of negative, neutral and positive: softmax over a row of logits, in double so that they add up to one. */
    void addShares(float[] logits, int row, double[] shares) {
        int offset = row * columns.size();
        double highest = logits[offset];
        for (int column = 1; column < columns.size(); column++) {
            highest = Math.max(highest, logits[offset + column]);
        }
        double[] row3 = new double[3];
        double sum = 0;
        for (int column = 0; column < columns.size(); column++) {
            double exponential = Math.exp(logits[offset + column] - highest);
            row3[columns.get(column).ordinal()] += exponential;
            sum += exponential;
        }
        for (int label = 0; label < 3; label++) {
            shares[label] += row3[label] / sum;
        }
    }

    /** The score of these shares, which are the sums over so many rows. */
    Score score(double[] shares, int rows) {
        double negative = shares[0] / rows;
        double neutral = shares[1] / rows;
        double positive = shares[2] / rows;
        return columns.contains(Label.NEUTRAL)
                ? Score.ofProbabilities(negative, neutral, positive)
                : Score.ofTwoProbabilities(negative, positive, neutralBand);
    }
}
