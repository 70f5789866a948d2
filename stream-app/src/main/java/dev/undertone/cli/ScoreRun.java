package dev.undertone.cli;

import dev.undertone.text.AdmittedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;

/** One run of {@code undertone score}: reads, scores, prints, in order. Threads: one. */
final class ScoreRun {
    private final ScoreInputs inputs;
    private final TextScorer scorer;
    private final ScoreView view;
    private final LineOutput out;
    private long lines;
    private long faults;

    ScoreRun(ScoreInputs inputs, TextScorer scorer, ScoreView view, LineOutput out) {
        this.inputs = inputs;
        this.scorer = scorer;
        this.view = view;
        this.out = out;
    }

    /** Prints a line for each input; {@code progress} hears how many there are so far. */
    void run(LongConsumer progress) throws IOException {
        List<ScoreInput> batch = inputs.nextBatch();
        while (!batch.isEmpty()) {
            print(batch);
            lines += batch.size();
            progress.accept(lines);
            batch = inputs.nextBatch();
        }
    }

    /** Inputs seen. */
    long lines() {
        return lines;
    }

    /** Inputs that have no score. */
    long faults() {
        return faults;
    }

    private void print(List<ScoreInput> batch) throws IOException {
        List<AdmittedText> texts = new ArrayList<>(batch.size());
        for (ScoreInput input : batch) {
            if (input.text() != null) {
                texts.add(input.text());
            }
        }
        Iterator<Judgement> judgements = scorer.score(texts).iterator();
        for (ScoreInput input : batch) {
            AdmittedText text = input.text();
            out.line(text == null ? fault(input, input.fault()) : judged(input, text, judgements.next()));
        }
        out.flush();
    }

    private String judged(ScoreInput input, AdmittedText text, Judgement judgement) {
        if (judgement instanceof Judgement.Scored scored) {
            return view.scored(input, text, scored);
        }
        return fault(input, ((Judgement.Failed) judgement).reason());
    }

    private String fault(ScoreInput input, String reason) {
        faults++;
        return view.fault(input, reason);
    }
}
