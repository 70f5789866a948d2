package dev.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.undertone.evaluate.Contestant;
import dev.undertone.evaluate.Example;
import dev.undertone.schemas.Label;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.ModelRoutes;
import dev.undertone.text.Score;
import dev.undertone.text.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private final AtomicLong clock = new AtomicLong();
    private final List<Long> progress = new ArrayList<>();

    @Test
    void answersComeInTheOrderOfTheTextsWhateverTheirLength() {
        Examination examination = new Examination(texts("a long text of yes", "no", "yes"), clock::get);

        Contestant contestant = examination.take("any", new YesScorer(), progress::add);

        assertEquals(
                List.of(Label.POSITIVE, Label.NEGATIVE, Label.POSITIVE),
                contestant.verdicts().stream().map(one -> one.label()).toList());
    }

    @Test
    void aTextThatCannotBeScoredHasNoAnswerAndIsCountedOnce() {
        Examination examination = new Examination(texts("yes", "fail"), clock::get);

        Contestant contestant = examination.take("any", new YesScorer(), progress::add);

        assertNull(contestant.verdicts().get(1).label());
        assertEquals(1, examination.failed());
    }

    @Test
    void eachTextHasItsShareOfTheBatchsTimeAndTheWarmUpNone() {
        Examination examination = new Examination(texts("yes", "no", "yes", "no"), clock::get);

        Contestant contestant = examination.take("any", new YesScorer(), progress::add);

        // One batch of four, 1,000 ns long.
        assertEquals(250, contestant.verdicts().get(2).nanos());
    }

    @Test
    void progressEndsWithAllTexts() {
        List<LabelledText> texts =
                texts(IntStream.range(0, 40).mapToObj(i -> "yes").toArray(String[]::new));

        new Examination(texts, clock::get).take("any", new YesScorer(), progress::add);

        assertEquals(List.of(32L, 40L), progress);
    }

    private static List<LabelledText> texts(String... texts) {
        List<LabelledText> labelled = new ArrayList<>();
        for (String text : texts) {
            SourcePosition position = new SourcePosition("test", 0, labelled.size());
            labelled.add(new LabelledText(
                    new Example(labelled.size() + 2, Label.NEUTRAL, "en"),
                    new AdmittedText(
                            position, "test", null, text, "en", ModelRoutes.DEFAULT, null, 0, 0, 0, List.of())));
        }
        return labelled;
    }

    /** Says positive to a yes; each call takes a microsecond. */
    private final class YesScorer implements TextScorer {
        @Override
        public List<Judgement> score(List<AdmittedText> texts) {
            clock.addAndGet(1000);
            return texts.stream().map(text -> judgement(text.text())).toList();
        }

        private static Judgement judgement(String text) {
            if (text.equals("fail")) {
                return new Judgement.Failed("on purpose");
            }
            Score score = Score.ofProbabilities(text.endsWith("yes") ? 0 : 1, 0, text.endsWith("yes") ? 1 : 0);
            ModelIdentity identity = new ModelIdentity("yes", "1", "d", "cpu", "fp32");
            return new Judgement.Scored(ScorerType.MODEL, identity, score, null, null, List.of());
        }

        @Override
        public void close() {}
    }
}
