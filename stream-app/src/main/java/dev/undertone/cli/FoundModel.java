package dev.undertone.cli;

import dev.undertone.config.Settings;
import dev.undertone.hub.Pull;
import dev.undertone.model.LabelRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A model directory that is known of.
 *
 * @param use why it is known, in a word: it is the default one, a named one, built-in or pulled
 */
record FoundModel(String name, String use, Path path, LabelRules rules) {
    /** The models that are served first, each directory once. */
    static List<FoundModel> all(Settings settings) throws IOException {
        List<FoundModel> found = new ArrayList<>();
        for (String name : settings.modelNames()) {
            Settings ofModel = settings.forModel(name);
            String use = found.isEmpty() ? "default" : "named";
            found.add(new FoundModel(name, use, ofModel.modelPath(), ofModel.labelRules()));
        }
        if (Files.isDirectory(settings.builtInModelPath())) {
            found.add(unused("built-in", settings.builtInModelPath()));
        }
        for (Path folder : pulled(settings.hubFolder())) {
            found.add(unused("pulled", folder));
        }
        return eachOnce(found);
    }

    private static FoundModel unused(String use, Path path) {
        return new FoundModel(String.valueOf(path.getFileName()), use, path, LabelRules.DEFAULT);
    }

    private static List<Path> pulled(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !Pull.isUnfinished(entry))
                    .sorted()
                    .toList();
        }
    }

    /** Two names may stand for one directory, and then both are shown; what is not served is shown once. */
    private static List<FoundModel> eachOnce(List<FoundModel> all) {
        Set<Path> seen = new HashSet<>();
        List<FoundModel> once = new ArrayList<>();
        for (FoundModel model : all) {
            boolean isNew = seen.add(model.path().toAbsolutePath().normalize());
            if (isNew || model.use().equals("named")) {
                once.add(model);
            }
        }
        return once;
    }
}
