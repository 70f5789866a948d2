package dev.undertone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undertone.TestBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The commands that talk to Kafka, against a real broker, in the order a user meets them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokerCommandsTest {
    private static TestBroker broker;

    private final ObjectMapper mapper = new ObjectMapper();

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        broker = TestBroker.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    @Order(1)
    void withoutTopicsNothingRunsAndTheCommandThatMendsItIsNamed() {
        CommandRun run = call("", "run");
        CommandRun produce = call("{\"text\":\"a\"}", "produce", "--topic", "tweets.raw");

        assertEquals(ExitCode.NOT_READY, run.code(), run.err());
        assertTrue(run.err().contains("missing topics: tweets.raw"), run.err());
        assertTrue(run.err().contains("`undertone topics create`"), run.err());
        assertEquals(ExitCode.NOT_READY, produce.code(), produce.err());
        assertTrue(produce.err().contains("no topic tweets.raw at " + broker.bootstrapServers()), produce.err());
    }

    @Test
    @Order(2)
    void topicsAreCreatedOnce() {
        CommandRun first = call("", "topics", "create");
        CommandRun second = call("", "topics", "create");

        assertEquals(ExitCode.OK, first.code(), first.err());
        assertEquals("tweets.raw         created, partitions: 4", first.lines().get(0));
        assertEquals(5, first.lines().size());
        assertTrue(second.lines().stream().allMatch(line -> line.endsWith("  already there")), second.out());
    }

    @Test
    @Order(3)
    void whatWasProducedIsWhatTailShowsAndRefusedLinesAreNotSent() throws IOException {
        String good = IntStream.range(0, 500)
                .mapToObj(i -> "{\"text\":\"text " + i + "\",\"id\":\"" + i + "\"}")
                .collect(Collectors.joining("\n"));

        CommandRun produced = call(good + "\n{\"text\":1}\nnope\n", "produce", "--topic", "tweets.raw");
        CommandRun tail = call("", "tail", "tweets.raw", "--from-beginning", "--timeout", "3s");

        assertEquals(ExitCode.FAILED, produced.code());
        assertTrue(produced.err().contains("line 501 refused: the field text is not a string"), produced.err());
        assertTrue(produced.err().contains("sent 500, acknowledged 500, failed 0, refused 2 in "), produced.err());
        assertEquals(ExitCode.OK, tail.code(), tail.err());
        List<String> ids = new ArrayList<>();
        for (String line : tail.lines()) {
            ids.add(mapper.readTree(line).at("/value/id").asText());
        }
        assertEquals(500, ids.size());
        assertEquals(500, Set.copyOf(ids).size());
    }

    @Test
    @Order(4)
    void keysComeFromAFieldAndTailEndsAfterMax() throws IOException {
        String text =
                "{\"text\":\"a\",\"user\":\"u1\"}\n{\"text\":\"b\",\"user\":\"u1\"}\n{\"text\":\"c\",\"user\":\"u1\"}";

        CommandRun produced = call(text, "produce", "-t", "transcripts.raw", "--key-field", "user");
        CommandRun tail = call("", "tail", "transcripts.raw", "--from-beginning", "--max", "2");

        assertEquals(ExitCode.OK, produced.code(), produced.err());
        assertEquals(2, tail.lines().size());
        JsonNode record = mapper.readTree(tail.lines().get(1));
        assertEquals("u1", record.get("key").asText());
        assertEquals(1, record.get("offset").asInt());
        assertEquals("b", record.at("/value/text").asText());
    }

    @Test
    @Order(5)
    void aRecordTheTopicCannotTakeIsCountedAndTheNextIsSent() {
        String text = "{\"text\":\"" + noise(3_000_000) + "\"}\n{\"text\":\"after\"}";

        CommandRun produced = call(text, "produce", "-t", "transcripts.raw");

        assertEquals(ExitCode.FAILED, produced.code());
        assertTrue(produced.err().contains("sent 2, acknowledged 1, failed 1, refused 0"), produced.err());
        assertTrue(produced.err().contains("undertone: first error: "), produced.err());
    }

    @Test
    @Order(6)
    void whoTypesHearsThatSomethingIsWaitedFor() {
        CommandRun produced = CommandRun.typed(
                "{\"text\":\"typed\"}\n", "produce", "-t", "transcripts.raw", "-b", broker.bootstrapServers());

        assertEquals(ExitCode.OK, produced.code(), produced.err());
        assertEquals(
                "type what to send, a line each, as jsonl; Ctrl-D ends, --format text takes bare texts",
                produced.err().lines().findFirst().orElse(""));
    }

    /** What no compression makes small. */
    private static String noise(int chars) {
        Random random = new Random(5);
        StringBuilder noise = new StringBuilder(chars);
        for (int i = 0; i < chars; i++) {
            noise.append((char) ('a' + random.nextInt(26)));
        }
        return noise.toString();
    }

    private static CommandRun call(String input, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
        return CommandRun.withInput(input.getBytes(UTF_8), arguments.toArray(String[]::new));
    }
}
