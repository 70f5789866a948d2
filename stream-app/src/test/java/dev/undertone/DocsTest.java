package dev.undertone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.undertone.config.DocumentedSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the documents name exists: files, settings, commands and their options, metrics, classes. */
class DocsTest {
    private static final Path HOME = Path.of(System.getProperty("undertone.home", ".."));
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern CODE_PATH = Pattern.compile("`([\\w.-]+/[\\w./-]+)`");
    private static final Pattern SETTING = Pattern.compile("(?<![\\w.-])(undertone\\.[a-z]+[a-z.]*[a-z])(\\.[*<])?");
    private static final Pattern VARIABLE = Pattern.compile("\\bUNDERTONE_[A-Z_]+\\b");
    private static final Pattern OVERRIDE = Pattern.compile("--set[ \\n]([a-z.]+)=");
    private static final Pattern COMMAND = Pattern.compile("(?:\\./undertone|(?<=`)undertone) ([^`\\n|>#]+)");
    private static final Pattern METRIC = Pattern.compile("\\bundertone_\\w+");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+[A-Z]\\w+)`");
    private static final Pattern DECLARED =
            Pattern.compile("\\b(?:class|record|enum|interface) (\\w+)|\"name\": \"([A-Z]\\w+)\"");

    private static final List<String> QUESTIONS =
            List.of("add a field", "swap the model", "add a sink", "change a window", "add a metric", "add a setting");

    private static final Set<String> COMMANDS_OF_OTHER_MODULES = Set.of("quickstart", "bench");

    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

    /** Read by the launcher and the logs. */
    private static final Set<String> NOT_SETTINGS =
            Set.of("UNDERTONE_HOME", "UNDERTONE_MAIN", "UNDERTONE_DEBUG", "UNDERTONE_LOG_LEVEL");

    private final Map<Path, String> documents = documents();
    private final Set<String> settings =
            DocumentedSetting.all().stream().map(DocumentedSetting::key).collect(Collectors.toSet());
    private final Set<String> missing = new TreeSet<>();

    @Test
    void everyPathExists() {
        documents.forEach((file, text) -> {
            found(LINK, text)
                    .map(link -> link.group(1))
                    .filter(link -> !link.contains("://"))
                    .forEach(link -> require(Files.exists(folder(file).resolve(link)), file, link));
            found(CODE_PATH, text)
                    .map(path -> path.group(1))
                    .filter(path -> isOurs(path) && !path.contains("/target"))
                    .forEach(path -> require(Files.exists(HOME.resolve(path)), file, path));
        });

        assertEquals(Set.of(), missing);
    }

    @Test
    void everySettingExists() {
        documents.forEach((file, text) -> {
            found(SETTING, text)
                    .filter(key -> !key.group(1).matches("undertone\\.(errors\\..*|registry\\.serde.*|properties)"))
                    .forEach(key -> require(isSetting(key.group(1), key.group(2) != null), file, key.group(1)));
            found(VARIABLE, text)
                    .map(MatchResult::group)
                    .filter(name -> !NOT_SETTINGS.contains(name))
                    .forEach(name -> require(
                            settings.contains(name.toLowerCase(Locale.ROOT).replace('_', '.')), file, name));
            found(OVERRIDE, text)
                    .map(pair -> pair.group(1))
                    .filter(key -> !key.startsWith("kafka."))
                    .forEach(key -> require(
                            settings.contains(key) || settings.contains("undertone." + key), file, "--set " + key));
        });

        assertEquals(Set.of(), missing);
    }

    @Test
    void everyCommandAndOptionExists() {
        CommandLine root = Main.commandLine();

        documents.forEach((file, text) -> found(COMMAND, text)
                .forEach(line -> checkCommand(root, file, line.group(1).strip())));

        assertEquals(Set.of(), missing);
    }

    @Test
    void everyMetricIsInTheTableOfMetrics() {
        String table = documents.get(HOME.resolve("docs/metrics.md"));

        documents.forEach((file, text) -> found(METRIC, text)
                .map(MatchResult::group)
                .forEach(name -> require(table.contains("| `" + name + "` |"), file, name)));

        assertEquals(Set.of(), missing);
    }

    @Test
    void everyClassOfTheArchitectureExists() {
        Path file = HOME.resolve("docs/ARCHITECTURE.md");
        Set<String> declared = new TreeSet<>();
        for (Path source : sources()) {
            found(DECLARED, read(source))
                    .map(match -> match.group(1) == null ? String.valueOf(match.group(2)) : match.group(1))
                    .forEach(declared::add);
        }

        found(CLASS, documents.get(file))
                .map(type -> type.group(1))
                .forEach(type -> require(declared.contains(type), file, type));

        assertEquals(Set.of(), missing);
    }

    /** The questions of a stranger: where to change what, and which test tells. */
    @Test
    void everyAnswerToWhatToTouchNamesATestThatExists() throws IOException {
        Set<String> tests = sources().stream()
                .filter(source -> source.toString().contains("/src/test/"))
                .map(source -> source.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        Path file = HOME.resolve("docs/ARCHITECTURE.md");
        String table = documents.get(file).split("## To change X, touch Y", 2)[1];

        List<String> rows = table.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| to "))
                .toList();
        for (String row : rows) {
            String answer = row.substring(row.lastIndexOf("|", row.length() - 2));
            require(found(CLASS, answer).anyMatch(named -> tests.contains(named.group(1))), file, "a test in: " + row);
        }
        for (String question : QUESTIONS) {
            require(rows.stream().anyMatch(row -> row.startsWith("| " + question)), file, "an answer to: " + question);
        }

        assertEquals(Set.of(), missing);
    }

    private void checkCommand(CommandLine root, Path file, String line) {
        CommandLine command = root;
        for (String word : words(line)) {
            if (command == root && COMMANDS_OF_OTHER_MODULES.contains(word)) {
                checkOtherModule(word, file, line);
                return;
            }
            if (word.startsWith("-") && word.length() > 1 && !word.equals("--")) {
                String option = word.replaceFirst("=.*", "");
                require(command.getCommandSpec().optionsMap().containsKey(option), file, line + ": " + option);
            } else if (command.getSubcommands().containsKey(word)) {
                command = command.getSubcommands().get(word);
            } else {
                require(command != root, file, line + ": " + word);
            }
        }
    }

    /** Such a command is in a module of its own name, which this one cannot see. */
    private void checkOtherModule(String module, Path file, String line) {
        String sources = sources(module).map(DocsTest::read).collect(Collectors.joining());
        words(line).stream()
                .filter(word -> word.startsWith("--"))
                .map(word -> word.replaceFirst("=.*", ""))
                .forEach(option -> require(sources.contains("\"" + option + "\""), file, line + ": " + option));
    }

    /** The words of a command line; what stands in quotes counts as one. */
    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(MatchResult::group).toList();
    }

    private boolean isSetting(String key, boolean prefix) {
        // Of one more model: what only such a one has, or what the default one has too.
        String ofModel = key.replaceFirst(
                        "^undertone\\.models\\.[a-z<>]+\\.(path|topics|languages)$", "undertone.model.path")
                .replaceFirst("^undertone\\.models(\\.[a-z<>]+|$)", "undertone.model");
        return prefix ? settings.stream().anyMatch(setting -> setting.startsWith(ofModel)) : settings.contains(ofModel);
    }

    /** Whether a path starts in this repository, and not in a package or in a folder of a model. */
    private static boolean isOurs(String path) {
        return Files.isDirectory(HOME.resolve(path.substring(0, path.indexOf('/'))));
    }

    private void require(boolean exists, Path file, String what) {
        if (!exists) {
            missing.add(HOME.relativize(file) + ": " + what);
        }
    }

    private static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null ? HOME : folder;
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static Map<Path, String> documents() {
        Map<Path, String> documents = new TreeMap<>();
        for (Path folder : List.of(HOME, HOME.resolve("docs"), HOME.resolve("docs/adr"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(file -> documents.put(file, read(file)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return documents;
    }

    private static List<Path> sources() {
        return Stream.of("schemas", "embedded-broker", "stream-app", "quickstart", "bench", "k8s")
                .flatMap(DocsTest::sources)
                .toList();
    }

    private static Stream<Path> sources(String module) {
        try (Stream<Path> files = Files.walk(HOME.resolve(module).resolve("src"))) {
            return files.filter(file -> file.toString().matches(".*\\.(java|avsc)")).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
