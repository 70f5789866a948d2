package dev.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    @TempDir
    Path folder;

    @Test
    void everySettingHasItsValueItsOriginAndItsDefault() throws Exception {
        Path file = file("undertone.windows.size = 10s", "kafka.client.id = mine");

        CommandRun run = CommandRun.of("config", "--config", file.toString(), "--set", "score.deadline=500ms");

        assertTrue(run.lines().contains("undertone.windows.size = 10s   (file; default: 1m)"), run.out());
        assertTrue(
                run.lines().contains("undertone.score.deadline = 500ms   (command line; default: 250ms)"), run.out());
        assertTrue(run.lines().contains("undertone.windows.grace = 30s   (default)"), run.out());
        assertTrue(run.lines().contains("kafka.client.id = mine   (file)"), run.out());
        assertTrue(run.lines().contains("kafka.poll.ms = 5   (default)"), run.out());
    }

    @Test
    void secretsAreNotShown() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "id=from-a-provider\n");
        Path file = file(
                "config.providers = file",
                "config.providers.file.class = org.apache.kafka.common.config.provider.FileConfigProvider",
                "kafka.client.id = ${file:" + secret + ":id}",
                "kafka.sasl.jaas.config = some.Module required password=\"hunter2\";",
                "kafka.ssl.keystore.password = hunter2",
                "kafka.my.login.api-key = hunter2");

        CommandRun run = CommandRun.of("config", "--config", file.toString());

        assertEquals(ExitCode.OK, run.code(), run.err());
        assertFalse(run.out().contains("hunter2"), run.out());
        assertFalse(run.out().contains("from-a-provider"), run.out());
        assertTrue(run.lines().contains("kafka.ssl.keystore.password = [hidden]   (file)"), run.out());
    }

    @Test
    void onlyWhatIsChangedIsShownWhenAskedForAndAsObjectsToo() throws Exception {
        CommandRun run = CommandRun.of("config", "--changed", "--json", "-b", "there:9092");

        assertEquals(1, run.lines().size(), run.out());
        JsonNode setting = new ObjectMapper().readTree(run.out());
        assertEquals("kafka.bootstrap.servers", setting.get("key").textValue());
        assertEquals("there:9092", setting.get("value").textValue());
        assertEquals("command line", setting.get("origin").textValue());
    }

    @Test
    void aSoundFileIsSaidToBeOne() throws Exception {
        Path file = file("undertone.windows.size = 10s");

        CommandRun run = CommandRun.of("config", "--check", file.toString());

        assertEquals(ExitCode.OK, run.code(), run.err());
        assertEquals(List.of(file + ": settings: 1, faults: none"), run.lines());
    }

    @Test
    void everyFaultOfAFileIsNamedAtOnce() throws Exception {
        Path file = file(
                "undertone.score.deadlin = 1s",
                "undertone.text.max.chars = 0",
                "undertone.topic.dlq = sentiment.scored",
                "kafka.acks = 1");

        CommandRun run = CommandRun.of("config", "--check", file.toString());

        assertEquals(ExitCode.USAGE, run.code());
        assertEquals(5, run.err().lines().count(), run.err());
        assertEquals("", run.out());
    }

    private Path file(String... lines) throws Exception {
        return Files.write(folder.resolve("undertone.properties"), List.of(lines));
    }
}
