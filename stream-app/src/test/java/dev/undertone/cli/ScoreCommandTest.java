package dev.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the built-in model, which lies under the system property {@code undertone.home}. */
class ScoreCommandTest {
    private final ObjectMapper mapper = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void textsGiveLabelPolarityAndTextInOrder() {
        CommandRun run = CommandRun.of("score", "thanks, the new app is great", "worst service\never");

        assertEquals(ExitCode.OK, run.code(), run.err());
        assertTrue(run.lines().get(0).matches("POSITIVE  \\+0\\.\\d\\d  thanks, the new app is great"), run.out());
        assertTrue(run.lines().get(1).matches("NEGATIVE  -0\\.\\d\\d  worst service ever"), run.out());
        assertEquals(2, run.lines().size());
    }

    @Test
    void anObjectHasEveryField() throws IOException {
        JsonNode answer = mapper.readTree(
                CommandRun.of("score", "--json", "@shop شكرا لكم").out());

        assertEquals(
                List.of(
                        "text",
                        "lang",
                        "label",
                        "scores",
                        "polarity",
                        "confidence",
                        "scorer",
                        "model",
                        "tokens",
                        "tokensUsed",
                        "truncated"),
                names(answer));
        assertEquals("MODEL", answer.get("scorer").asText());
        assertEquals("ar", answer.get("lang").asText());
        assertEquals("undertone-small", answer.at("/model/name").asText());
        double sum = answer.at("/scores/negative").asDouble()
                + answer.at("/scores/neutral").asDouble()
                + answer.at("/scores/positive").asDouble();
        // Three doubles that were divided by their sum.
        assertEquals(1, sum, 1e-12);
    }

    @Test
    void fieldsOfTheInputComeBackAndAHandMadeLabelIsNotLost() throws IOException {
        CommandRun run = CommandRun.withInput(
                "{\"id\":7,\"text\":\"so good\",\"label\":\"mine\"}\n", "score", "--format", "jsonl", "--json");

        JsonNode answer = mapper.readTree(run.out());
        assertEquals(7, answer.get("id").asInt());
        assertEquals("POSITIVE", answer.get("label").asText());
        assertEquals("mine", answer.at("/given/label").asText());
    }

    @Test
    void aBadLineGivesAnErrorInItsPlaceAnd1AtTheEnd() throws IOException {
        CommandRun run = CommandRun.withInput(
                "{\"text\":\"one\"}\n{\"id\":\"b\"}\n\n[]\n{\"text\":\"four\"}\n",
                "score",
                "--format",
                "jsonl",
                "--json");

        List<String> lines = run.lines();
        assertEquals(ExitCode.FAILED, run.code());
        assertEquals(4, lines.size());
        assertEquals("one", mapper.readTree(lines.get(0)).get("text").asText());
        assertEquals("{\"id\":\"b\",\"error\":\"the value has no text\",\"line\":2}", lines.get(1));
        assertEquals(4, mapper.readTree(lines.get(2)).get("line").asInt());
        assertEquals("four", mapper.readTree(lines.get(3)).get("text").asText());
        assertEquals("undertone: 2 of 4 have no score", run.err().strip());
    }

    @Test
    void aFileKeepsItsOrderAcrossBatchesAndItsScoresAreThoseOfSingleTexts() throws IOException {
        List<String> texts = IntStream.range(0, 100)
                .mapToObj(i -> "call " + i + (i % 2 == 0 ? " was great" : " was terrible"))
                .toList();
        Path file = folder.resolve("texts.txt.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(String.join("\r\n", texts).getBytes(StandardCharsets.UTF_8));
        }

        List<String> together =
                CommandRun.of("score", "--json", "--file", file.toString()).lines();
        String alone = CommandRun.of("score", "--json", texts.get(77)).out().strip();

        List<String> seen = new ArrayList<>();
        for (String line : together) {
            seen.add(mapper.readTree(line).get("text").asText());
        }
        assertEquals(texts, seen);
        assertEquals(alone, together.get(77));
    }

    @Test
    void admissionIsTheStreams() throws IOException {
        CommandRun run = CommandRun.withInput(
                "{\"text\":\"lone \\ud83d and much too long\"}\n",
                "score",
                "--format",
                "jsonl",
                "--json",
                "--set",
                "text.max.chars=10");

        JsonNode answer = mapper.readTree(run.out());
        assertEquals("lone \uFFFD and", answer.get("text").asText());
        assertEquals(
                "[\"TEXT_CUT\",\"CHARACTERS_REPLACED\"]",
                answer.get("adjustments").toString());
    }

    @Test
    void anExplanationGivesEachWordItsShareAndVadersViewBesideIt() {
        List<String> lines =
                CommandRun.of("score", "--explain", "thanks, great app").lines();

        assertTrue(lines.get(1).contains("by the model"), lines.toString());
        assertTrue(lines.get(3).matches("    {2,}\\+0\\.\\d{4}  \u2068great\u2069"), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains("great: +3.1 lexicon")), lines.toString());
    }

    @Test
    void aWordFromRightToLeftDoesNotMoveTheNumbersNorBreakTheLine() {
        List<String> lines = CommandRun.of("score", "--explain", "\u0633\u064A\u0626\u0629 a\u202Eb")
                .lines();

        assertTrue(lines.get(2).endsWith("\u2068\u0633\u064A\u0626\u0629\u2069"), lines.toString());
        assertTrue(lines.get(3).endsWith("\u2068a b\u2069"), lines.toString());
    }

    @Test
    void theExplanationOfALongTextIsShort() {
        List<String> lines =
                CommandRun.of("score", "--explain", "good bad ".repeat(500)).lines();

        assertTrue(
                lines.stream().anyMatch(line -> line.matches(" +\\d+ more, none above 0\\.\\d{4}")), lines.toString());
        assertTrue(lines.indexOf("    by VADER, which reads English only:") < 22, lines.toString());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
