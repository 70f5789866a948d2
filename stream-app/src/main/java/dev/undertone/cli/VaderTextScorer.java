package dev.undertone.cli;

import dev.undertone.config.Settings;
import dev.undertone.fallback.VaderFallback;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.LanguageGuess;
import dev.undertone.vader.Vader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Scores with VADER. The label is the one the fallback would give, so there is none where it abstains; VADER's own four
 * numbers are shown whatever the language. Threads: the caller's.
 */
final class VaderTextScorer implements TextScorer {
    private final Vader vader = new Vader();
    private final VaderFallback fallback;
    private final boolean explain;

    /** @param explain whether each judgement says how it came about */
    VaderTextScorer(Settings settings, boolean explain) {
        Set<String> languages = new TreeSet<>(settings.fallbackLanguages());
        // A short text is of no language that can be told; who asks for VADER by name means it.
        languages.add(LanguageGuess.UNKNOWN);
        this.fallback = new VaderFallback(languages, settings.fallbackUnsupported());
        this.explain = explain;
    }

    @Override
    public List<Judgement> score(List<AdmittedText> texts) {
        List<Judgement> judgements = new ArrayList<>(texts.size());
        for (AdmittedText text : texts) {
            judgements.add(new Judgement.Scored(
                    ScorerType.VADER,
                    fallback.identity(),
                    fallback.score(text.text(), text.lang()).orElse(null),
                    null,
                    vader.score(text.text()),
                    explain ? vader.explain(text.text()).lines() : List.of()));
        }
        return judgements;
    }

    @Override
    public void close() {}
}
