package dev.undertone.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What {@code docker-compose.yml} promises: loopback alone, no passwords, nothing starts before what it needs. */
class ComposeTest {
    private static final Path FILE = Path.of(System.getProperty("undertone.home", ".."), "docker-compose.yml");

    private final String text = read();
    private final Map<String, Map<String, Object>> services = services(text);

    @Test
    void nothingListensBeyondThisMachine() {
        services.forEach((name, service) -> list(service, "ports")
                .forEach(port -> assertTrue(port.toString().startsWith("127.0.0.1:"), name + " " + port)));
    }

    @Test
    void thereIsNoPassword() {
        assertFalse(text.toLowerCase(Locale.ROOT)
                .replace("there is no password", "")
                .matches("(?s).*(password|secret)[^\\n]*[:=].*"));
    }

    @Test
    void nobodyWaitsForAServiceThatCannotSayHowItIs() {
        services.forEach((name, service) -> map(service, "depends_on").forEach((other, how) -> {
            Object condition = ((Map<?, ?>) how).get("condition");
            boolean looks = services.get(other.toString()).containsKey("healthcheck") || other.equals("undertone");
            assertTrue(condition.equals("service_completed_successfully") || looks, name + " waits for " + other);
        }));
    }

    @Test
    void theApplicationMayWriteOnlyItsStateAndTheTemporaryFolder() {
        Map<String, Object> undertone = services.get("undertone");

        assertEquals(true, undertone.get("read_only"));
        assertEquals(List.of("/tmp"), undertone.get("tmpfs"));
        assertEquals(List.of("state:/state"), undertone.get("volumes"));
        assertEquals(List.of("ALL"), undertone.get("cap_drop"));
    }

    @Test
    void everyForeignImageHasAVersion() {
        services.forEach((name, service) -> assertTrue(
                service.get("image").toString().matches("undertone:cpu|[\\w/.-]+:v?\\d+\\.\\d+\\.\\d+"),
                () -> name + " " + service.get("image")));
    }

    private static String read() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked") // a YAML document is maps and lists
    private static Map<String, Map<String, Object>> services(String text) {
        return (Map<String, Map<String, Object>>)
                new Yaml().<Map<String, Object>>load(text).get("services");
    }

    private static List<?> list(Map<String, Object> service, String name) {
        return (List<?>) service.getOrDefault(name, List.of());
    }

    private static Map<?, ?> map(Map<String, Object> service, String name) {
        return (Map<?, ?>) service.getOrDefault(name, Map.of());
    }
}
