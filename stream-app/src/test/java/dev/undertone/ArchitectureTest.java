package dev.undertone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The two tables of the house: which rooms a room may use, and which rooms may use a library. */
class ArchitectureTest {
    private static final String BASE = "dev.undertone";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("text", Set.of()),
            Map.entry(
                    "config",
                    Set.of(
                            "engine",
                            "enrich",
                            "fallback",
                            "hub",
                            "ingest",
                            "model",
                            "ops",
                            "registry",
                            "text",
                            "windows")),
            Map.entry("evaluate", Set.of()),
            Map.entry("explain", Set.of("text")),
            Map.entry("hub", Set.of()),
            Map.entry("topics", Set.of("config")),
            Map.entry("doctor", Set.of("config", "topics", "text", "enrich", "model", "ops", "registry", "")),
            Map.entry("registry", Set.of("ingest", "enrich")),
            Map.entry("metrics", Set.of("text")),
            Map.entry("ingest", Set.of("text")),
            Map.entry("engine", Set.of("text", "fallback", "metrics", "tracing")),
            Map.entry("fallback", Set.of("text", "vader")),
            Map.entry("vader", Set.of()),
            Map.entry("model", Set.of("text")),
            Map.entry("enrich", Set.of("text")),
            Map.entry("windows", Set.of("text")),
            Map.entry("ops", Set.of("text", "metrics", "engine", "evaluate", "fallback", "vader", "windows")),
            Map.entry("stream", Set.of("text", "ingest", "engine", "enrich", "windows", "metrics", "tracing")),
            Map.entry("tracing", Set.of("text")));

    private static final Map<String, Set<String>> HOME_OF = Map.ofEntries(
            Map.entry("ai.onnxruntime", Set.of("model")),
            Map.entry("ai.djl", Set.of("model")),
            Map.entry("org.apache.kafka.streams", Set.of("config", "stream", "")),
            Map.entry("org.apache.kafka.clients", Set.of("config", "topics", "doctor", "stream", "cli")),
            Map.entry("io.micrometer", Set.of("metrics")),
            Map.entry("io.prometheus", Set.of("metrics")),
            Map.entry("io.opentelemetry", Set.of("tracing")),
            Map.entry("org.eclipse.jetty", Set.of("ops")),
            Map.entry("com.fasterxml.jackson", Set.of("ingest", "model", "cli", "ops", "hub")),
            // Nothing else opens a connection, but for Kafka's clients and the registry's.
            Map.entry("java.net.http", Set.of("ops", "hub", "registry")),
            Map.entry("org.apache.avro", Set.of("ingest", "enrich", "registry", "cli", "")),
            Map.entry("io.apicurio", Set.of("registry")),
            Map.entry("com.microsoft.kiota", Set.of("registry")),
            Map.entry("org.rocksdb", Set.of("doctor", "stream")),
            Map.entry("picocli", Set.of("cli", "")),
            Map.entry("org.apache.commons.csv", Set.of("cli")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    @Test
    void aRoomUsesOnlyTheRoomsItMay() {
        Set<String> broken = new TreeSet<>();
        forEachDependency((from, to) -> {
            String room = room(from);
            String used = room(to);
            boolean allowed = room.equals(used) || used.equals("schemas") || !MAY_USE.containsKey(room);
            if (!allowed && isOurs(to) && !MAY_USE.getOrDefault(room, Set.of()).contains(used)) {
                broken.add(from.getName() + " uses " + to.getName());
            }
        });

        assertEquals(Set.of(), broken);
    }

    @Test
    void aLibraryIsUsedOnlyInItsHome() {
        Set<String> broken = new TreeSet<>();
        forEachDependency((from, to) -> HOME_OF.forEach((library, homes) -> {
            if (to.getPackageName().startsWith(library) && !homes.contains(room(from))) {
                broken.add(from.getName() + " uses " + to.getName());
            }
        }));

        assertEquals(Set.of(), broken);
    }

    @Test
    void internalTypesOfKafkaStreamsHaveOneUserEach() {
        Map<String, Set<String>> users = new TreeMap<>();
        forEachDependency((from, to) -> {
            if (to.getName().matches("org\\.apache\\.kafka\\.streams\\..*internals\\..*")) {
                String user = from.getName().substring(from.getPackageName().length() + 1);
                users.computeIfAbsent(user.replaceAll("\\$.*", ""), name -> new TreeSet<>())
                        .add(to.getSimpleName());
            }
        });

        assertEquals(
                Map.of(
                        "CommitBarrierStore", Set.of("CachedStateStore", "CacheFlushListener"),
                        "RecordContexts",
                                Set.of("InternalProcessorContext", "ProcessorNode", "ProcessorRecordContext")),
                users);
    }

    @Test
    void everyRoomHasARowAndASignAtItsDoor() {
        Set<String> rooms = CLASSES.stream()
                .filter(ArchitectureTest::isOurs)
                .map(ArchitectureTest::room)
                .filter(room ->
                        !room.isEmpty() && !Set.of("schemas", "cli", "broker").contains(room))
                .collect(Collectors.toSet());

        assertTrue(MAY_USE.keySet().containsAll(rooms), () -> rooms + " against " + MAY_USE.keySet());
        for (String room : rooms) {
            assertTrue(CLASSES.contain(BASE + "." + room + ".package-info"), room + " has no package-info.java");
        }
    }

    private interface Visitor {
        void visit(JavaClass from, JavaClass to);
    }

    private static void forEachDependency(Visitor visitor) {
        for (JavaClass from : CLASSES) {
            if (!isOurs(from) || room(from).equals("schemas") || room(from).equals("broker")) {
                continue;
            }
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                visitor.visit(from, dependency.getTargetClass().getBaseComponentType());
            }
        }
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(BASE) || type.getPackageName().startsWith(BASE + ".");
    }

    /** The package below the base, or nothing for the base itself. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.length() <= BASE.length() || !isOurs(type) ? "" : name.substring(BASE.length() + 1);
    }
}
