package dev.undertone.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.schemas.Label;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {
    @ParameterizedTest
    @ValueSource(strings = {Sample.TWEETS, Sample.TRANSCRIPTS})
    void bothLanguagesAndAllMoodsAreInEachFile(String source) {
        List<SampleText> texts = Sample.read(source);

        assertEquals(Set.of("en", "ar"), texts.stream().map(SampleText::lang).collect(Collectors.toSet()));
        assertEquals(
                Set.of(Label.values()), texts.stream().map(SampleText::mood).collect(Collectors.toSet()));
    }

    @Test
    void everySubjectHasComplaintsInBothFilesForABurst() {
        List<SampleText> sample = Sample.load();
        Set<String> subjects = sample.stream().map(SampleText::subject).collect(Collectors.toSet());

        for (String source : List.of(Sample.TWEETS, Sample.TRANSCRIPTS)) {
            Set<String> complained = sample.stream()
                    .filter(text -> text.source().equals(source) && text.mood() == Label.NEGATIVE)
                    .map(SampleText::subject)
                    .collect(Collectors.toSet());
            assertEquals(subjects, complained, source);
        }
    }

    @Test
    void noTextIsThereTwice() {
        List<String> texts = Sample.load().stream().map(SampleText::text).toList();

        assertEquals(texts.size(), Set.copyOf(texts).size());
    }

    @Test
    void noTextIsBlankOrHoldsALoneSurrogate() {
        for (SampleText text : Sample.load()) {
            assertFalse(text.text().isBlank());
            assertTrue(
                    text.text()
                            .codePoints()
                            .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE),
                    text.text());
        }
    }
}
