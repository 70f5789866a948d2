package dev.undertone.cli;

import dev.undertone.schemas.ScorerType;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.TokenizedText;
import dev.undertone.vader.VaderScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a scorer says of one text. */
sealed interface Judgement permits Judgement.Scored, Judgement.Failed {
    /**
     * It was judged.
     *
     * @param score null when the scorer abstains
     * @param tokens what a model saw; null for a scorer without tokens
     * @param vader VADER's own numbers; null for a model
     * @param explanation how the score came about, line by line; empty unless asked for
     */
    record Scored(
            ScorerType scorer,
            ModelIdentity identity,
            @Nullable Score score,
            @Nullable TokenizedText tokens,
            @Nullable VaderScore vader,
            List<String> explanation)
            implements Judgement {}

    /** It could not be; others may have been. */
    record Failed(String reason) implements Judgement {}
}
