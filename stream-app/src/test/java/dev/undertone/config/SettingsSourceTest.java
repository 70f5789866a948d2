package dev.undertone.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsSourceTest {
    @TempDir
    Path folder;

    @Test
    void theCommandLineWinsOverTheEnvironmentOverTheFile() throws Exception {
        Path file = folder.resolve("undertone.properties");
        Files.writeString(file, "undertone.score.deadline=1s\nundertone.windows.size=2s\nundertone.text.max.chars=3\n");

        Map<String, Given> collected = SettingsSource.collect(
                file,
                Map.of(
                        "UNDERTONE_SCORE_DEADLINE",
                        "5s",
                        "UNDERTONE_WINDOWS_SIZE",
                        "6s",
                        "KAFKA_HOME",
                        "x",
                        "PATH",
                        "y"),
                List.of("score.deadline=7s", "kafka.linger.ms=8"));

        assertEquals(
                Map.of(
                        "undertone.score.deadline", new Given("7s", Origin.COMMAND_LINE),
                        "undertone.windows.size", new Given("6s", Origin.ENVIRONMENT),
                        "undertone.text.max.chars", new Given("3", Origin.FILE),
                        "kafka.linger.ms", new Given("8", Origin.COMMAND_LINE)),
                collected);
    }

    @Test
    void theVariablesOfKubernetesForServicesAreNoSettings() throws SettingsException {
        Map<String, String> injected = Map.of(
                "UNDERTONE_SERVICE_HOST", "10.0.0.1",
                "UNDERTONE_SERVICE_PORT", "8080",
                "UNDERTONE_SERVICE_PORT_HTTP", "8080",
                "UNDERTONE_PORT", "tcp://10.0.0.1:8080",
                "UNDERTONE_PORT_8080_TCP", "tcp://10.0.0.1:8080",
                "UNDERTONE_PORT_8080_TCP_ADDR", "10.0.0.1",
                "KAFKA_SERVICE_HOST", "10.0.0.2",
                "KAFKA_PORT", "tcp://10.0.0.2:9092",
                "KAFKA_BROKER_0_PORT_9092_TCP_PROTO", "tcp",
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092");

        assertEquals(
                Set.of("kafka.bootstrap.servers"),
                SettingsSource.collect(null, injected, List.of()).keySet());
    }

    @Test
    void aSettingWithServiceInItsNameIsNotTakenForOne() throws SettingsException {
        Map<String, Given> collected =
                SettingsSource.collect(null, Map.of("KAFKA_SASL_KERBEROS_SERVICE_NAME", "kafka"), List.of());

        assertEquals(Set.of("kafka.sasl.kerberos.service.name"), collected.keySet());
    }

    @Test
    void anUnknownNameInTheEnvironmentIsAWarning() throws SettingsException {
        Settings settings =
                Settings.from(SettingsSource.collect(null, Map.of("UNDERTONE_SCORE_DEADLIN", "1s"), List.of()));

        assertEquals(
                List.of("UNDERTONE_SCORE_DEADLIN in the environment is not used: no such setting as"
                        + " undertone.score.deadlin; did you mean undertone.score.deadline?"),
                settings.warnings());
    }

    @Test
    void anUnknownNameElsewhereIsAFault() throws Exception {
        Path file = folder.resolve("undertone.properties");
        Files.writeString(file, "undertone.score.deadlin=1s\n");

        Map<String, Given> inFile = SettingsSource.collect(file, Map.of(), List.of());
        Map<String, Given> onCommandLine = SettingsSource.collect(null, Map.of(), List.of("score.deadlin=1s"));

        assertThrows(SettingsException.class, () -> Settings.from(inFile));
        assertThrows(SettingsException.class, () -> Settings.from(onCommandLine));
    }

    @Test
    void aWrongValueInTheEnvironmentIsAFault() throws SettingsException {
        Map<String, Given> given = SettingsSource.collect(null, Map.of("UNDERTONE_SCORE_DEADLINE", "soon"), List.of());

        assertThrows(SettingsException.class, () -> Settings.from(given));
    }
}
