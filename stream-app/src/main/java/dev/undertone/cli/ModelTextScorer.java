package dev.undertone.cli;

import dev.undertone.schemas.ScorerType;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;

/** Scores with the model, the texts it is given in one batch. Threads: the caller's. */
final class ModelTextScorer implements TextScorer {
    private final BatchScorer model;

    /** @param model becomes this scorer's to close */
    ModelTextScorer(BatchScorer model) {
        this.model = model;
    }

    @Override
    public List<Judgement> score(List<AdmittedText> texts) {
        try {
            List<TokenizedText> batch = new ArrayList<>(texts.size());
            for (AdmittedText text : texts) {
                batch.add(model.tokenize(text.text()));
            }
            return judgements(batch, batch.isEmpty() ? List.of() : model.score(batch));
        } catch (ScoringException e) {
            // One text that cannot be scored must not cost its companions their answers.
            return texts.size() == 1
                    ? List.of(new Judgement.Failed(String.valueOf(e.getMessage())))
                    : texts.stream()
                            .flatMap(text -> score(List.of(text)).stream())
                            .toList();
        }
    }

    private List<Judgement> judgements(List<TokenizedText> batch, List<Score> scores) {
        List<Judgement> judgements = new ArrayList<>(batch.size());
        for (int at = 0; at < batch.size(); at++) {
            judgements.add(new Judgement.Scored(
                    ScorerType.MODEL, model.identity(), scores.get(at), batch.get(at), null, List.of()));
        }
        return judgements;
    }

    @Override
    public void close() {
        model.close();
    }
}
