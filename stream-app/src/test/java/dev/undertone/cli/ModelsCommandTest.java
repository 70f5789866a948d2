package dev.undertone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undertone.hub.HubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models listed, inspected and fetched, as a shell sees it. */
class ModelsCommandTest {
    private static final Path HOME = Path.of(System.getProperty("undertone.home", ".."));
    private static final Path FIXTURES = HOME.resolve("stream-app/src/test/resources/models");

    private final ObjectMapper mapper = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void theBuiltInModelIsListedWithWhatItIs() throws Exception {
        CommandRun run = list();

        assertEquals(ExitCode.OK, run.code(), run.err());
        assertEquals(2, run.lines().size(), run.out());
        assertTrue(run.lines().get(0).startsWith("NAME"), run.out());
        assertTrue(
                run.lines()
                        .get(1)
                        .matches("undertone-small +default .*negative,neutral,positive +int8 +\\d\\.\\d MB .*"),
                run.out());
    }

    @Test
    void modelsOfTheSettingsAndPulledOnesAreListedToo() throws Exception {
        copy("bert", folder.resolve("pulled"));
        Files.createDirectories(folder.resolve("half.part"));

        List<JsonNode> found =
                objects(list("--json", "--set", "models.arabic.path=" + FIXTURES.resolve("xlm-roberta")));

        assertEquals(
                List.of("undertone-small default", "arabic named", "pulled pulled"),
                found.stream()
                        .map(model -> model.get("name").asText() + " "
                                + model.get("use").asText())
                        .toList());
        assertEquals(
                "XLMRobertaForSequenceClassification",
                found.get(1).get("architecture").asText());
        assertEquals(64, found.get(2).get("digest").asText().length());
        assertTrue(found.get(2).get("bytes").asLong() > 1000);
    }

    @Test
    void theBuiltInModelIsListedBesideAnother() throws Exception {
        List<JsonNode> found = objects(list("--json", "--set", "model.path=" + FIXTURES.resolve("roberta")));

        assertEquals(
                List.of("default", "built-in"),
                found.stream().map(model -> model.get("use").asText()).toList());
    }

    @Test
    void aBrokenDirectoryIsListedWithItsReason() throws Exception {
        Path copy = copy("bert", folder.resolve("pulled"));
        Files.delete(copy.resolve("config.json"));

        CommandRun run = list();

        assertEquals(ExitCode.OK, run.code(), run.err());
        assertTrue(run.out().contains("cannot be served: model directory " + copy + " has no config.json"), run.out());
        assertTrue(objects(list("--json")).get(1).get("fault").asText().contains("has no config.json"));
    }

    @Test
    void anInspectionSaysWhatTheBuiltInModelIsAndHowFast() throws Exception {
        CommandRun run = CommandRun.of("models", "inspect", "--device", "cpu", "--json");

        assertEquals(ExitCode.OK, run.code(), run.err());
        JsonNode model = mapper.readTree(run.out());
        assertEquals("cpu", model.get("device").asText());
        assertEquals("logits", model.at("/outputs/0/name").asText());
        assertEquals("negative", model.at("/labels/0/label").asText());
        assertEquals("POSITIVE", model.at("/selfTest/0/label").asText());
        assertEquals(12, model.get("speed").size());
        model.get("speed").forEach(cell -> assertTrue(cell.get("textsPerSecond").asDouble() > 0, cell.toString()));
        long bytes = 0;
        for (JsonNode size : model.get("files")) {
            bytes += size.asLong();
        }
        assertEquals(model.get("bytes").asLong(), bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "bert, WordPiece, int64, fp32, BertForSequenceClassification",
        "bert-int32, WordPiece, int32, fp32, BertForSequenceClassification",
        "distilbert-int8, WordPiece, int64, int8, DistilBertForSequenceClassification",
        "roberta-fp16, BPE, int64, fp16, RobertaForSequenceClassification",
        "xlm-roberta-external, Unigram, int64, fp32, XLMRobertaForSequenceClassification",
    })
    void eachArchitectureIsSeenForWhatItIs(
            String fixture, String tokenizer, String type, String precision, String architecture) throws Exception {
        JsonNode model = inspect(FIXTURES.resolve(fixture), "--json", "--no-speed");

        assertEquals(tokenizer, model.get("tokenizer").asText());
        assertEquals("input_ids", model.at("/inputs/0/name").asText());
        assertEquals(type, model.at("/inputs/0/type").asText());
        assertEquals(precision, model.get("precision").asText());
        assertEquals(architecture, model.get("architecture").asText());
        assertFalse(model.has("speed"));
    }

    @Test
    void aTableShowsSignatureLabelsAndSpeed() {
        CommandRun run = CommandRun.of(
                "models", "inspect", FIXTURES.resolve("distilbert").toString(), "--device", "cpu");

        assertEquals(ExitCode.OK, run.code(), run.err());
        assertTrue(run.out().contains("input_ids int64 ["), run.out());
        assertTrue(run.out().contains("0 NEGATIVE: negative"), run.out());
        assertTrue(run.out().contains("by the names of its 2 columns; neutral where the polarity"), run.out());
        assertTrue(run.out().contains("texts/s on one thread, without tokenizing"), run.out());
        assertTrue(run.out().contains("16 tokens"), run.out());
        assertTrue(run.out().contains("WordPiece, at most 64 tokens a text"), run.out());
        assertFalse(run.out().contains("128 tokens"), "more than the model takes");
    }

    @Test
    void labelsBySettingSaySo() throws Exception {
        JsonNode model = inspect(
                FIXTURES.resolve("distilbert"),
                "--json",
                "--no-speed",
                "--set",
                "model.labels=NEGATIVE:positive,POSITIVE:negative");

        assertEquals("positive", model.at("/labels/0/label").asText());
        assertTrue(model.get("labelRule").asText().startsWith("undertone.model.labels"));
    }

    @Test
    void aBrokenDirectoryIsInspectedInTheLoadersWords() throws Exception {
        Path copy = copy("bert", folder);
        Files.write(copy.resolve("model.onnx"), new byte[0]);

        CommandRun run = CommandRun.of("models", "inspect", copy.toString());

        assertEquals(ExitCode.NOT_READY, run.code());
        assertTrue(run.err().contains("model.onnx is empty; the directory is half copied"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void aDeviceThatIsNoneIsAWrongArgument() {
        CommandRun run = CommandRun.of("models", "inspect", "--device", "toaster");

        assertEquals(ExitCode.USAGE, run.code());
        assertTrue(run.err().contains("auto, cpu, cuda or cuda:n"), run.err());
    }

    @Test
    void aModelIsFetchedCheckedAndListed() throws Exception {
        try (HubServer hub = new HubServer().with("roberta")) {
            CommandRun run = pull(hub, "hf:acme/tiny");

            Path target = folder.resolve("tiny");
            assertEquals(ExitCode.OK, run.code(), run.err());
            assertTrue(run.out().contains("to serve it: undertone.model.path=" + target), run.out());
            assertTrue(run.out().contains("input_ids int64"), run.out());
            assertTrue(run.err().contains("at commit " + HubServer.COMMIT + " is in " + target), run.err());
            assertEquals(
                    "acme/tiny",
                    objects(list("--json")).get(1).at("/pulledFrom/model").asText());
            CommandRun score = CommandRun.of("score", "--model", target.toString(), "good");
            assertEquals(ExitCode.OK, score.code(), score.err());
        }
    }

    @Test
    void aFetchedModelThatCannotBeServedSaysWhy() throws Exception {
        try (HubServer hub = new HubServer().with("distilbert")) {
            String config = Files.readString(FIXTURES.resolve("distilbert/config.json"));
            hub.with("config.json", config.replace("NEGATIVE", "LABEL_0").getBytes(UTF_8));

            CommandRun run = pull(hub, "hf:acme/tiny");

            assertEquals(ExitCode.NOT_READY, run.code());
            assertTrue(run.err().contains("it is all there, but cannot be served so"), run.err());
            assertTrue(run.err().contains("give undertone.model.labels"), run.err());
            CommandRun again = pull(hub, "hf:acme/tiny", "--set", "model.labels=LABEL_0:negative,POSITIVE:positive");
            assertEquals(ExitCode.OK, again.code(), again.err());
        }
    }

    @Test
    void aModelThatIsNotThereFailsWithOneMessage() throws Exception {
        try (HubServer hub = new HubServer().with("roberta")) {
            CommandRun run = pull(hub, "hf:acme/nothing");

            assertEquals(ExitCode.FAILED, run.code());
            assertTrue(run.err().startsWith("undertone: cannot fetch the list of files of acme/nothing"), run.err());
        }
    }

    @Test
    void wrongArgumentsAreSaidBeforeAnybodyIsAsked() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "two words");

        assertUsage("is not hf:OWNER/NAME", "bert-base");
        assertUsage(
                "--token-file",
                "hf:acme/tiny",
                "--token-file",
                folder.resolve("none").toString());
        assertUsage("must hold a token and nothing else", "hf:acme/tiny", "--token-file", token.toString());
        assertUsage("an address with https", "hf:acme/tiny", "--set", "hub.url=http://hub.example");
        assertUsage("give a directory with a name", "hf:acme/tiny", "--to", "/");
    }

    private static void assertUsage(String expected, String... arguments) {
        List<String> all = new ArrayList<>(List.of("models", "pull"));
        all.addAll(List.of(arguments));

        CommandRun run = CommandRun.of(all.toArray(new String[0]));

        assertEquals(ExitCode.USAGE, run.code(), run.err());
        assertTrue(run.err().contains(expected), run.err());
    }

    private CommandRun pull(HubServer hub, String model, String... more) {
        List<String> all = new ArrayList<>(
                List.of("models", "pull", model, "--set", "hub.url=" + hub.url(), "--set", "hub.folder=" + folder));
        all.addAll(List.of(more));
        return CommandRun.of(all.toArray(new String[0]));
    }

    private CommandRun list(String... more) {
        List<String> all = new ArrayList<>(List.of("models", "list", "--set", "hub.folder=" + folder));
        all.addAll(List.of(more));
        return CommandRun.of(all.toArray(new String[0]));
    }

    private JsonNode inspect(Path directory, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of("models", "inspect", directory.toString(), "--device", "cpu"));
        all.addAll(List.of(more));
        CommandRun run = CommandRun.of(all.toArray(new String[0]));
        assertEquals(ExitCode.OK, run.code(), run.err());
        return mapper.readTree(run.out());
    }

    private List<JsonNode> objects(CommandRun run) throws IOException {
        assertEquals(ExitCode.OK, run.code(), run.err());
        List<JsonNode> objects = new ArrayList<>();
        for (String line : run.lines()) {
            objects.add(mapper.readTree(line));
        }
        return objects;
    }

    private static Path copy(String fixture, Path copy) throws IOException {
        Path source = FIXTURES.resolve(fixture);
        try (Stream<Path> walk = Files.walk(source)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(source.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return copy;
    }
}
