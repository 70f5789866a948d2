package dev.undertone.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One instance scores a few texts and leaves its classes, read and checked, for those of the other drills. */
@Command(name = "archive", hidden = true, description = "Writes the archive of classes that instances start with.")
final class ArchiveRun implements Callable<Integer> {
    private static final int TEXTS = 200;

    @Parameters(paramLabel = "FILE")
    private Path file;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("undertone-archive");
        Map<String, String> settings = new HashMap<>();
        settings.put(Instance.ARCHIVE_AT_EXIT, file.toString());
        try (Rig rig = Rig.open(new Rig.Load(TEXTS, TEXTS, 1, 1), 1, settings, folder)) {
            rig.instances.get(0).start();
            rig.await("the instance to run", rig.instances.get(0)::isReady);
            rig.feed.start();
            rig.awaitAllCommitted();
            rig.stop();
        }
        return Files.exists(file) ? 0 : 1;
    }
}
