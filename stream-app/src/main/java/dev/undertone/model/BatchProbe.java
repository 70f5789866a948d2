package dev.undertone.model;

import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the shapes in which a model's scores do not depend on the batch, by trying. Also the model's self-test. */
final class BatchProbe {
    private static final Logger LOG = LoggerFactory.getLogger(BatchProbe.class);

    /** Every remainder of 16 occurs among their lengths, whatever the tokenizer makes of a word. */
    private static final int TEXTS = 24;

    private static final int GROUP = 5;

    /** Runs a batch in a shape. */
    @FunctionalInterface
    interface Run {
        List<Score> scores(List<TokenizedText> batch, BatchShape shape) throws ScoringException;
    }

    private final Run run;

    BatchProbe(Run run) {
        this.run = run;
    }

    /** The cheapest shape that makes scores independent of the batch; any shape, with a warning, when none does. */
    BatchShape find(List<TokenizedText> texts) throws ScoringException {
        for (BatchShape shape = BatchShape.ANY; ; shape = shape.next()) {
            if (isStable(texts, shape)) {
                return shape;
            }
            if (!shape.hasNext()) {
                LOG.warn("the scores of this model depend on the batch in their last digits, whatever its shape");
                return BatchShape.ANY;
            }
        }
    }

    /** Texts of growing length. */
    static List<String> texts() {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder("test");
        for (int words = 1; words <= TEXTS; words++) {
            texts.add(text.toString());
            text.append(words % 3 == 0 ? " good" : words % 3 == 1 ? " bad" : " day")
                    .append(words);
        }
        return texts;
    }

    private boolean isStable(List<TokenizedText> texts, BatchShape shape) throws ScoringException {
        List<Score> together = run.scores(texts, shape);
        for (int i = 0; i < texts.size(); i++) {
            if (!run.scores(List.of(texts.get(i)), shape).get(0).equals(together.get(i))) {
                return false;
            }
        }
        for (int i = 0; i + GROUP <= texts.size(); i += GROUP) {
            if (!run.scores(texts.subList(i, i + GROUP), shape).equals(together.subList(i, i + GROUP))) {
                return false;
            }
        }
        return true;
    }
}
