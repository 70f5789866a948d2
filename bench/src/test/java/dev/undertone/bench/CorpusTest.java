package dev.undertone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusTest {
    @Test
    void madeTextsHaveTheirWordsInOrderAndANumber() {
        List<String> made = Corpus.ofWords(List.of("one  two", "three"), 3, 2);

        assertEquals(List.of("one two 0", "three one 1"), made);
    }

    @Test
    void madeTextsAreDifferentHoweverSmallTheCorpus() {
        List<String> made = Corpus.ofWords(List.of("one"), 5, 100);

        assertEquals(100, new HashSet<>(made).size());
    }
}
