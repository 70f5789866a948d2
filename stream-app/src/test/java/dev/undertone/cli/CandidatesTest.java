package dev.undertone.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    @Test
    void jsonIsTakenByteByByteAndBlankLinesAreLeftOut() throws IOException {
        List<Candidate> read = all(new JsonCandidates(lines("{ \"text\" : \"a\" }\r\n\n  \nnope"), null));

        assertEquals(List.of("1 { \"text\" : \"a\" }", "4 nope"), shown(read));
        assertNull(read.get(0).key());
    }

    @Test
    void aKeyIsAFieldsValueAndItsAbsenceRefusesTheLine() throws IOException {
        List<Candidate> read = all(new JsonCandidates(
                lines("{\"text\":\"a\",\"user\":12}\n{\"text\":\"b\"}\n{\"text\":\"c\",\"user\":{}}"), "user"));

        assertEquals("12", new String(read.get(0).key(), UTF_8));
        assertEquals("there is no field user for the key", read.get(1).fault());
        assertEquals("there is no field user for the key", read.get(2).fault());
    }

    @Test
    void aLineOfTextBecomesAnObject() throws IOException {
        List<Candidate> read = all(new TextCandidates(lines("\uFEFFsay \"hi\"\n\n\u0634\u0643\u0631\u0627")));

        assertEquals(
                List.of("1 {\"text\":\"say \\\"hi\\\"\"}", "3 {\"text\":\"\u0634\u0643\u0631\u0627\"}"), shown(read));
    }

    @Test
    void aLineBeyondTheLimitIsRefusedAndTheNextIsRead() throws IOException {
        byte[] input = ("x".repeat(200_000) + "\nshort").getBytes(UTF_8);

        List<Candidate> read = all(new TextCandidates(new Lines(new ByteArrayInputStream(input), 100_000)));

        assertEquals("the line is longer than 100000 bytes", read.get(0).fault());
        assertEquals("2 {\"text\":\"short\"}", shown(read).get(1));
    }

    @Test
    void csvKeepsKnownColumnsQuotesAndLineBreaks() throws Exception {
        String table = """
                \uFEFFID,Text,lang,eventTime,extra
                1,"hello, ""you""
                line two",en,1700000000000,z
                2,fine,,2026-01-01T00:00:00Z
                """;

        List<Candidate> read = all(table(table.getBytes(UTF_8), InputFormat.CSV, "id"));

        assertEquals(
                List.of(
                        "2 {\"text\":\"hello, \\\"you\\\"\\nline two\",\"id\":\"1\",\"lang\":\"en\","
                                + "\"eventTime\":1700000000000}",
                        "4 {\"text\":\"fine\",\"id\":\"2\",\"eventTime\":\"2026-01-01T00:00:00Z\"}"),
                shown(read));
        assertEquals("2", new String(read.get(1).key(), UTF_8));
    }

    @Test
    void aMalformedCellCostsItsRowOnly() throws Exception {
        byte[] table = "text\nb\u00e4d\ngood\n".getBytes(ISO_8859_1);

        List<Candidate> read = all(table(table, InputFormat.CSV, null));

        assertEquals("the value is not valid UTF-8", read.get(0).fault());
        assertEquals("3 {\"text\":\"good\"}", shown(read).get(1));
    }

    @Test
    void aQuoteThatNeverEndsIsAFaultAndTheEnd() throws Exception {
        List<Candidate> read = all(table("text\ngood\n\"open\nmore\n".getBytes(UTF_8), InputFormat.CSV, null));

        assertEquals(2, read.size());
        assertTrue(
                read.get(1).fault().startsWith("the table cannot be read from here on"),
                read.get(1).fault());
    }

    @Test
    void inTsvAQuoteIsAQuote() throws Exception {
        List<Candidate> read =
                all(table("label\ttext\npositive\t\"so good\nneutral\tok\n".getBytes(UTF_8), InputFormat.TSV, null));

        assertEquals(
                List.of(
                        "2 {\"text\":\"\\\"so good\",\"label\":\"positive\"}",
                        "3 {\"text\":\"ok\",\"label\":\"neutral\"}"),
                shown(read));
    }

    private static Lines lines(String text) {
        return new Lines(new ByteArrayInputStream(text.getBytes(UTF_8)), 1 << 20);
    }

    private static CandidateSource table(byte[] bytes, InputFormat format, String keyField) throws Exception {
        return TableCandidates.open(new ByteArrayInputStream(bytes), format, keyField);
    }

    private static List<Candidate> all(CandidateSource source) throws IOException {
        List<Candidate> all = new ArrayList<>();
        for (Candidate next = source.next(); next != null; next = source.next()) {
            all.add(next);
        }
        return all;
    }

    private static List<String> shown(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> candidate.line() + " " + new String(candidate.value(), UTF_8))
                .toList();
    }
}
