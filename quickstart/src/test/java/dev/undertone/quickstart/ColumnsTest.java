package dev.undertone.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void emojiAndEastAsianCharactersTakeTwoColumns() {
        assertEquals(2, Columns.width("\uD83D\uDE3B"));
        assertEquals(4, Columns.width("\u6771\u4EAC"));
    }

    @Test
    void combiningMarksAndIsolatesTakeNone() {
        assertEquals(1, Columns.width("e\u0301"));
        assertEquals(1, Columns.width("\u0634\u0651"));
        assertEquals(1, Columns.width("\u2068a\u2069"));
    }

    @Test
    void whatFitsIsNotCut() {
        assertEquals("abc", Columns.cut("abc", 3));
    }

    @Test
    void whatDoesNotFitEndsInAnEllipsis() {
        assertEquals("ab\u2026", Columns.cut("abcd", 3));
    }

    @Test
    void aCommandThatDoesNotFitIsBrokenAsAShellTakesIt() {
        assertEquals(List.of("echo a | b"), Columns.folded("echo a | b", 10));
        assertEquals(
                List.of("echo love \\", "    it | \\", "    more -b x"),
                Columns.folded("echo love it | more -b x", 13));
    }

    @Test
    void aWideCharacterIsNotCutInTwo() {
        assertEquals("a\u2026", Columns.cut("a\uD83D\uDE3Bbc", 3));
    }

    @Test
    void aCutIsolateIsClosed() {
        assertEquals("\u2068\u0634\u2026\u2069", Columns.cut("\u2068\u0634\u0634\u0634\u2069", 2));
    }

    @Test
    void controlCharactersAndForeignDirectionsAreTakenOut() {
        assertEquals("a [31mb c", Columns.clean("a\u001B[31mb\n\u202Ec"));
    }

    @Test
    void rightToLeftTextIsIsolated() {
        assertEquals("\u2068\u0634\u0643\u0631\u0627\u2069", Columns.clean("\u0634\u0643\u0631\u0627"));
    }

    @Test
    void loneSurrogatesAreReplaced() {
        assertEquals("a\uFFFD", Columns.clean("a\uD83D"));
    }
}
