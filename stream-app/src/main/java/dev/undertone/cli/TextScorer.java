package dev.undertone.cli;

import dev.undertone.text.AdmittedText;
import java.util.List;

/** What scores the texts of {@code undertone score}. */
interface TextScorer extends AutoCloseable {
    /** One judgement for each text, in order. */
    List<Judgement> score(List<AdmittedText> texts);

    /** Frees what it holds. */
    @Override
    void close();
}
