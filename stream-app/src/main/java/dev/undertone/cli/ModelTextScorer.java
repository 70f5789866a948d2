package dev.undertone.cli;

import dev.undertone.explain.Occlusion;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import dev.undertone.vader.Vader;
import java.util.ArrayList;
import java.util.List;

/** Scores with the model, the texts it is given in one batch. Threads: the caller's. */
final class ModelTextScorer implements TextScorer {
    private final BatchScorer model;
    private final boolean explain;
    private final Occlusion occlusion;
    private final Vader vader = new Vader();

    /** @param model becomes this scorer's to close */
    ModelTextScorer(BatchScorer model) {
        this(model, false);
    }

    /**
     * @param model becomes this scorer's to close
     * @param explain whether each judgement says how it came about, and what VADER makes of the text
     */
    ModelTextScorer(BatchScorer model, boolean explain) {
        this.model = model;
        this.explain = explain;
        this.occlusion = new Occlusion(model);
    }

    @Override
    public List<Judgement> score(List<AdmittedText> texts) {
        try {
            List<TokenizedText> batch = new ArrayList<>(texts.size());
            for (AdmittedText text : texts) {
                batch.add(model.tokenize(text.text()));
            }
            return judgements(texts, batch, batch.isEmpty() ? List.of() : model.score(batch));
        } catch (ScoringException e) {
            // One text that cannot be scored must not cost its companions their answers.
            return texts.size() == 1
                    ? List.of(new Judgement.Failed(String.valueOf(e.getMessage())))
                    : texts.stream()
                            .flatMap(text -> score(List.of(text)).stream())
                            .toList();
        }
    }

    private List<Judgement> judgements(List<AdmittedText> texts, List<TokenizedText> batch, List<Score> scores)
            throws ScoringException {
        List<Judgement> judgements = new ArrayList<>(batch.size());
        for (int at = 0; at < batch.size(); at++) {
            Score score = scores.get(at);
            List<String> explanation = explain ? explanation(texts.get(at).text(), score) : List.of();
            judgements.add(
                    new Judgement.Scored(ScorerType.MODEL, model.identity(), score, batch.get(at), null, explanation));
        }
        return judgements;
    }

    private List<String> explanation(String text, Score score) throws ScoringException {
        List<String> lines = new ArrayList<>();
        lines.add("by the model, each word left out in turn:");
        lines.addAll(ModelExplanation.lines(occlusion.explain(text), score.polarity()));
        lines.add("by VADER, which reads English only:");
        lines.addAll(vader.explain(text).lines());
        return lines;
    }

    @Override
    public void close() {
        model.close();
    }
}
