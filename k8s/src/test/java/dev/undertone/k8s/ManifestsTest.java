package dev.undertone.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import dev.undertone.config.SettingsSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every overlay, rendered: its objects fit their schemas, and keep what the documents promise. */
class ManifestsTest {
    private static final Path K8S = Path.of(System.getProperty("undertone.home", ".."), "k8s");

    /** A row of the table of rights, like {@code | `Read` | topic | `tweets.raw` | literal |}. */
    private static final Pattern RIGHT = Pattern.compile(
            "\\| `(\\w+)` \\| (topic|group|transactional id) \\| `([\\w.-]+)` \\| (literal|prefixed) \\|");

    static List<Path> overlays() throws IOException {
        try (Stream<Path> folders = Files.list(K8S.resolve("overlays"))) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyObjectFitsItsSchema(Path overlay) {
        List<ObjectNode> objects = Rendering.of(overlay);

        assertTrue(objects.size() >= 6, objects::toString);
        objects.forEach(Schemas::check);
    }

    @Test
    void aFieldThatTheSchemaDoesNotHaveIsFound() {
        ObjectNode object = find(K8S.resolve("overlays/cpu"), "StatefulSet");
        ((ObjectNode) object.at("/spec/template/spec/containers/0")).put("imagePulPolicy", "Always");

        AssertionError found = assertThrows(AssertionError.class, () -> Schemas.check(object));

        assertTrue(found.getMessage().contains("imagePulPolicy"), found.getMessage());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void kubectlRendersTheSame(Path overlay) throws IOException, InterruptedException {
        assumeTrue(isThere("kubectl"), "no kubectl here; our own rendering was checked alone");

        String rendered = output("kubectl", "kustomize", overlay.toString());

        assertEquals(byName(Rendering.of(overlay)), byName(Yaml.documents(withoutHash(rendered))));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theSettingsAreAccepted(Path overlay) throws IOException, SettingsException {
        Path file = Files.createTempFile("undertone", ".properties");
        Files.writeString(
                file,
                find(overlay, "ConfigMap")
                        .at("/data")
                        .get("undertone.properties")
                        .asText());
        Map<String, String> environment = new HashMap<>();
        container(overlay)
                .withArray("env")
                .forEach(variable -> environment.put(
                        variable.get("name").asText(), variable.path("value").asText("pod-name")));

        Settings settings = Settings.from(SettingsSource.collect(file, environment, List.of()));

        assertEquals(List.of(), settings.warnings());
        assertEquals("pod-name", settings.kafka().get("group.instance.id"));
        assertTrue(find(overlay, "StatefulSet")
                        .at("/spec/template/spec/terminationGracePeriodSeconds")
                        .asLong()
                > settings.drainLimit().toSeconds());
        Files.delete(file);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noContainerMayMoreThanItNeeds(Path overlay) {
        for (ObjectNode object : Rendering.of(overlay)) {
            JsonNode pod = object.at("/spec/template/spec");
            for (String list : List.of("containers", "initContainers")) {
                pod.path(list).forEach(container -> {
                    JsonNode security = container.path("securityContext");
                    assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean(), container::toString);
                    assertTrue(security.path("readOnlyRootFilesystem").asBoolean(), container::toString);
                    assertEquals("ALL", security.at("/capabilities/drop/0").asText(), container::toString);
                    assertTrue(container.at("/resources/limits").has("memory"), container::toString);
                    assertTrue(container.at("/resources/requests").has("cpu"), container::toString);
                });
            }
        }
    }

    @Test
    void strimzisUserHasTheRightsOfTheDocuments() throws IOException {
        Set<String> granted = new TreeSet<>();
        find(K8S.resolve("overlays/strimzi"), "KafkaUser")
                .at("/spec/authorization/acls")
                .forEach(acl -> acl.get("operations")
                        .forEach(operation -> granted.add(operation.asText() + " "
                                + acl.at("/resource/type")
                                        .asText()
                                        .replaceAll("(?=[A-Z])", " ")
                                        .toLowerCase(Locale.ROOT)
                                + " "
                                + acl.at("/resource/name").asText() + " "
                                + (acl.at("/resource/patternType").asText().equals("prefix")
                                        ? "prefixed"
                                        : "literal"))));

        Set<String> documented = new TreeSet<>();
        RIGHT.matcher(Files.readString(K8S.resolveSibling("docs/deployment.md")))
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3) + " " + row.group(4))
                .forEach(documented::add);

        assertEquals(documented, granted);
    }

    @Test
    void aGpuIsAskedForOnlyWhereThereIsOne() {
        assertEquals(
                "1",
                container(K8S.resolve("overlays/gpu"))
                        .at("/resources/limits/nvidia.com~1gpu")
                        .asText());
        assertTrue(container(K8S.resolve("overlays/cpu"))
                .at("/resources/limits/nvidia.com~1gpu")
                .isMissingNode());
    }

    private static ObjectNode container(Path overlay) {
        return (ObjectNode) find(overlay, "StatefulSet").at("/spec/template/spec/containers/0");
    }

    private static ObjectNode find(Path overlay, String kind) {
        return Rendering.of(overlay).stream()
                .filter(object -> object.get("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, ObjectNode> byName(List<ObjectNode> objects) {
        Map<String, ObjectNode> byName = new TreeMap<>();
        objects.forEach(object -> byName.put(object.at("/kind") + " " + object.at("/metadata/name"), object));
        return byName;
    }

    /** The generated map's name, as it was before the hash of its content was added. */
    private static String withoutHash(String rendered) {
        return rendered.replaceAll("name: undertone-[a-z0-9]{10}\\n", "name: undertone\n");
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
