package dev.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the built-in model, which lies under the system property {@code undertone.home}. */
class EvaluateCommandTest {
    private static final String HEADER = "theme\tlabel\tlang\ttext\n";
    private static final String GOOD = HEADER
            + "a\tpositive\ten\tthanks, this is \"great\"\n"
            + "b\tnegative\ten\tworst service ever, i am furious\n"
            + "c\tneutral\ten\tthe meeting is on monday\n"
            + "d\tpositive\tar\t\u0634\u0643\u0631\u0627 \u0644\u0643\u0645 \u062E\u062F\u0645\u0629 \u0631\u0627\u0626\u0639\u0629\n";

    private final ObjectMapper mapper = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void anObjectHasEachLanguageAndEachContestant() throws IOException {
        JsonNode object = json("--vader");

        assertEquals(List.of("overall", "en", "ar"), texts(object.get("slices"), "name"));
        assertEquals(2, object.at("/slices/0/reports").size());
        assertEquals(1, object.at("/slices/0/reports/0/metrics/accuracy/value").asDouble());
        assertEquals(
                1, object.at("/slices/0/reports/0/confusion/neutral/neutral").asInt());
        assertEquals("macro-f1", object.get("rankBy").asText());
    }

    @Test
    void vaderDoesNotAnswerWhatItCannotReadAndPaysForIt() throws IOException {
        JsonNode arabic = json("--vader").at("/slices/2/reports/1");

        assertEquals("vader", arabic.get("name").asText());
        assertEquals(0, arabic.get("answered").asInt());
        assertEquals(1, arabic.at("/confusion/positive/none").asInt());
        assertEquals(2, arabic.get("distanceSum").asInt());
        assertTrue(arabic.at("/metrics/answered-accuracy/value").isNull());
    }

    @Test
    void aTableShowsTheRankingThenTheFigures() throws IOException {
        CommandRun run = evaluate(GOOD, "--vader", "--rank-by", "distance", "--resamples", "50");

        assertEquals(ExitCode.OK, run.code(), run.err());
        assertEquals(
                "overall, 4 texts, by distance (less is better)", run.lines().get(0));
        assertTrue(run.lines().get(1).matches("  1  0\\.000 \\[0\\.000, 0\\.000]  .*undertone-small"), run.out());
        assertTrue(run.lines().get(2).matches("  2  .*  vader  behind by .*"), run.out());
        assertTrue(run.out().contains("given \\ answer"), run.out());
    }

    @Test
    void predictionsHoldEveryAnswerAndNoText() throws IOException {
        Path file = folder.resolve("answers.jsonl");

        CommandRun run = evaluate(GOOD, "--vader", "--predictions", file.toString());

        List<String> lines = Files.readAllLines(file);
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertEquals(8, lines.size());
        assertEquals(2, mapper.readTree(lines.get(0)).get("line").asInt());
        assertEquals("positive", mapper.readTree(lines.get(0)).get("answer").asText());
        assertTrue(mapper.readTree(lines.get(7)).get("answer").isNull());
        assertTrue(!Files.readString(file).contains("monday"));
    }

    @Test
    void aBadLabelIsNamedWithItsLineAndTheLabelsThereAre() throws IOException {
        CommandRun run = evaluate(HEADER + "a\thappy\ten\tone\n" + "b\tpositive\ten\ttwo\textra\n");

        assertEquals(ExitCode.FAILED, run.code());
        assertTrue(run.err().contains("line 2: label \"happy\" is none of negative, neutral, positive"), run.err());
        assertTrue(run.err().contains("line 3: 5 columns instead of 4"), run.err());
    }

    @Test
    void aMissingColumnIsNamedWithThoseThereAre() throws IOException {
        CommandRun run = evaluate("label,lang,text\n");

        assertEquals(ExitCode.FAILED, run.code());
        assertTrue(run.err().contains("has no column label; its first line names label,lang,text"), run.err());
        assertTrue(run.err().contains("separated by tabs"), run.err());
    }

    @Test
    void anEmptyFileAndOneWithoutTextsSaySo() throws IOException {
        assertTrue(evaluate("").err().contains("is empty"));
        assertTrue(evaluate(HEADER).err().contains("no texts after it"));
    }

    @Test
    void aFileThatIsNotThereIsAWrongArgument() {
        CommandRun run = CommandRun.of("evaluate", "--data", "nowhere.tsv");

        assertEquals(ExitCode.USAGE, run.code());
        assertTrue(run.err().contains("--data nowhere.tsv: no such file"), run.err());
    }

    @Test
    void aFolderForPredictionsThatIsNotThereIsSaidBeforeTheWork() throws IOException {
        CommandRun run = evaluate(
                GOOD, "--predictions", folder.resolve("no/answers.jsonl").toString());

        assertEquals(ExitCode.USAGE, run.code());
        assertTrue(run.err().contains("its folder is not there"), run.err());
    }

    @Test
    void anUnknownMetricIsAnsweredWithThoseThereAre() throws IOException {
        CommandRun run = evaluate(GOOD, "--rank-by", "charm");

        assertEquals(ExitCode.USAGE, run.code());
        assertTrue(run.err().contains("macro-f1"), run.err());
    }

    private CommandRun evaluate(String table, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("data.tsv"), table);
        List<String> arguments = new ArrayList<>(List.of("evaluate", "--data", file.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(new String[0]));
    }

    private JsonNode json(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--json", "--resamples", "20"));
        CommandRun run = evaluate(GOOD, arguments.toArray(new String[0]));
        assertEquals(ExitCode.OK, run.code(), run.err());
        return mapper.readTree(run.out());
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.get(field).asText()));
        return texts;
    }
}
