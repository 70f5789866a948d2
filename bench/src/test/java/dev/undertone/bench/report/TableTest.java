package dev.undertone.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void numbersStandUnderEachOther() {
        Table table = new Table("measure", "median").row("E", "0.98").row("texts/s", "6,000");

        assertEquals(List.of("measure  median", "E          0.98", "texts/s   6,000"), table.lines());
    }

    @Test
    void aRowHasAsManyCellsAsTheHeader() {
        assertThrows(IllegalArgumentException.class, () -> new Table("a", "b").row("1"));
    }
}
