package dev.undertone.cli;

import dev.undertone.hub.PulledModel;
import dev.undertone.model.ModelDescription;
import dev.undertone.model.ModelDirectory;
import dev.undertone.model.ModelException;
import dev.undertone.model.OnnxModel;
import dev.undertone.model.TensorDescription;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All there is to say of a loaded model, but for its speed.
 *
 * @param maxTokens tokens of a row, special ones included
 * @param trials what it makes of a few texts
 */
record Inspection(
        ModelDirectory directory,
        ModelDescription description,
        ModelIdentity identity,
        int maxTokens,
        List<TensorDescription> inputs,
        List<TensorDescription> outputs,
        Optional<PulledModel> source,
        List<Trial> trials) {
    private static final List<String> TEXTS = List.of(
            "thanks, great service!",
            "the meeting is on monday",
            "worst queue of my life",
            "\u0634\u0643\u0631\u0627 \u0644\u0643\u0645\u060C \u062E\u062F\u0645\u0629 \u0631\u0627\u0626\u0639\u0629");

    /** A text and what the model says of it. */
    record Trial(String text, int tokens, Score score) {}

    Inspection {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        trials = List.copyOf(trials);
    }

    /** Looks at a model that has been loaded from a directory. */
    static Inspection of(ModelDirectory directory, OnnxModel model) throws ModelException {
        try {
            List<Trial> trials = new ArrayList<>();
            for (String text : TEXTS) {
                TokenizedText tokens = model.tokenize(text);
                trials.add(new Trial(
                        text, tokens.tokens(), model.score(List.of(tokens)).get(0)));
            }
            return new Inspection(
                    directory,
                    directory.describe(),
                    model.identity(),
                    model.maxTokens(),
                    model.inputs(),
                    model.outputs(),
                    PulledModel.of(directory.path()),
                    trials);
        } catch (ScoringException e) {
            throw new ModelException(directory.onnx() + " cannot score: " + e.getMessage(), e);
        }
    }
}
