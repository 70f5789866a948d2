package dev.undertone.cli;

import dev.undertone.evaluate.Contestant;
import dev.undertone.evaluate.Verdict;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Score;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Lets a scorer answer labelled texts, in batches of like length, and takes the time. Threads: one, so that times compare.
 */
final class Examination {
    private static final int BATCH = 32;
    /** Texts answered before the clock runs: the first ones pay for loading and compiling. */
    private static final int WARM_UP = 512;

    private final List<AdmittedText> texts;
    private final List<Integer> byLength;
    private final LongSupplier nanos;
    private int failed;

    Examination(List<LabelledText> texts, LongSupplier nanos) {
        this.texts = texts.stream().map(LabelledText::text).toList();
        this.byLength = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(at -> this.texts.get(at).text().length()))
                .toList();
        this.nanos = nanos;
    }

    /** One verdict for each text, in order; {@code progress} hears how many there are so far. */
    Contestant take(String name, TextScorer scorer, LongConsumer progress) {
        for (int from = 0; from < Math.min(WARM_UP, texts.size()); from += BATCH) {
            scorer.score(texts.subList(from, Math.min(texts.size(), from + BATCH)));
        }
        failed = 0;
        Verdict[] verdicts = new Verdict[texts.size()];
        for (int from = 0; from < texts.size(); from += BATCH) {
            answer(byLength.subList(from, Math.min(texts.size(), from + BATCH)), scorer, verdicts);
            progress.accept(Math.min(texts.size(), from + BATCH));
        }
        return new Contestant(name, Arrays.asList(verdicts));
    }

    /** Texts that the last scorer could not score; it answered them with nothing. */
    int failed() {
        return failed;
    }

    private void answer(List<Integer> places, TextScorer scorer, Verdict[] verdicts) {
        long start = nanos.getAsLong();
        List<Judgement> judgements =
                scorer.score(places.stream().map(texts::get).toList());
        double each = (double) (nanos.getAsLong() - start) / places.size();
        for (int at = 0; at < places.size(); at++) {
            verdicts[places.get(at)] = verdict(judgements.get(at), each);
        }
    }

    /** Who abstains and who fails has both not answered. */
    private Verdict verdict(Judgement judgement, double nanos) {
        if (judgement instanceof Judgement.Scored scored && scored.score() != null) {
            Score score = scored.score();
            return new Verdict(score.label(), score.confidence(), nanos);
        }
        failed += judgement instanceof Judgement.Failed ? 1 : 0;
        return new Verdict(null, null, nanos);
    }
}
