package dev.undertone.bench.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFilesTest {
    private static final String TIMES = " S 1 2 3 0 -1 4194304 5 0 0 0 310 24 0 0 20 0 33 0 77 1024 9";

    @Test
    void aCompilersTimeIsThatOfUserAndKernel() {
        assertEquals(334, ProcFiles.compilerTicks("4711 (C2 CompilerThre)" + TIMES));
        assertEquals(334, ProcFiles.compilerTicks("4711 (C1 CompilerThre)" + TIMES));
    }

    @Test
    void otherThreadsDoNotCount() {
        assertEquals(0, ProcFiles.compilerTicks("4711 (undertone (1) 0)" + TIMES));
    }

    @Test
    void thisProcessHoldsSomething() throws Exception {
        assumeTrue(ProcFiles.present(), "no /proc here");

        ProcFiles.Held held = ProcFiles.held(ProcessHandle.current().pid());

        assertTrue(held.residentBytes() > 10_000_000 && held.openFiles() > 2 && held.threads() > 1, held::toString);
    }

    @Test
    void tablesAreCountedApart(@TempDir Path folder) throws Exception {
        assumeTrue(ProcFiles.present(), "no /proc here");
        long pid = ProcessHandle.current().pid();
        int before = ProcFiles.held(pid).tables();

        List<OutputStream> open = List.of(
                Files.newOutputStream(folder.resolve("000012.sst")), Files.newOutputStream(folder.resolve("LOG")));
        try {
            assertEquals(before + 1, ProcFiles.held(pid).tables());
        } finally {
            for (OutputStream stream : open) {
                stream.close();
            }
        }
    }
}
