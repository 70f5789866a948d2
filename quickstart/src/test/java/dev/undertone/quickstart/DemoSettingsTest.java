package dev.undertone.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Origin;
import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoSettingsTest {
    @Test
    void theCommandLineWinsOverTheDemonstrationsOwnDefaults() throws SettingsException {
        Settings settings = DemoSettings.of(
                List.of("windows.size=7s", "kafka.state.dir=/other"), false, "localhost:1", 8080, Path.of("/state"));

        assertEquals(Duration.ofSeconds(7), settings.windows().size());
        assertEquals(Origin.COMMAND_LINE, settings.origin("undertone.windows.size"));
        assertEquals(Duration.ofSeconds(1), settings.windows().grace());
        assertEquals(Origin.DEFAULT, settings.origin("undertone.windows.grace"));
        assertEquals("/other", new KafkaSettings(settings).stateDirectory());
    }

    @Test
    void theBrokerIsTheEmbeddedOne() throws SettingsException {
        Settings settings = DemoSettings.of(
                List.of("kafka.bootstrap.servers=elsewhere:1"), false, "localhost:1", 8080, Path.of("s"));

        assertEquals("localhost:1", settings.bootstrapServers());
    }
}
