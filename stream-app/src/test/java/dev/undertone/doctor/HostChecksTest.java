package dev.undertone.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor sees on this host. */
class HostChecksTest {
    @TempDir
    Path folder;

    @Test
    void aModelThatIsNoneSaysWhatIsMissing() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        Finding finding = new ModelCheck(settings("undertone.model.path", empty.toString()))
                .examine()
                .get(0);

        assertEquals(Verdict.FAILED, finding.verdict());
        assertTrue(finding.found().contains("has no model.onnx or onnx/model.onnx"), finding.found());
    }

    @Test
    void aFileInTheWayOfTheStateFolderIsFound() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        Finding finding = new StateFolderCheck(
                        settings("kafka.state.dir", file.resolve("state").toString()))
                .examine()
                .get(0);

        assertEquals(Verdict.FAILED, finding.verdict());
    }

    @Test
    void aStateFolderInUseIsFound() throws Exception {
        Path lockFile = Files.createDirectories(folder.resolve("undertone")).resolve(".lock");

        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Finding finding = new StateFolderCheck(settings("kafka.state.dir", folder.toString()))
                    .examine()
                    .get(0);

            assertEquals(Verdict.FAILED, finding.verdict(), finding.found() + lock.isValid());
            assertTrue(finding.mend().contains("a kafka.state.dir of its own"), finding.mend());
        }
    }

    @Test
    void aPortThatIsTakenIsFound() throws Exception {
        try (ServerSocket taker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taker.getLocalPort());

            Finding finding = new HttpPortCheck(settings("undertone.http.port", port))
                    .examine()
                    .get(0);

            assertEquals(Verdict.FAILED, finding.verdict());
        }
    }

    @ParameterizedTest
    @CsvSource({"50, FAILED", "500, WARNING", "5000, OK"})
    void aDiskNeedsRoom(long megabytes, Verdict expected) throws Exception {
        StateFolderCheck check = new StateFolderCheck(settings("kafka.state.dir", folder.toString()));

        assertEquals(expected, check.room(folder, megabytes << 20).verdict());
    }

    @ParameterizedTest
    @CsvSource({"0, OK", "4000, OK", "6000, WARNING", "299000, WARNING", "301000, FAILED"})
    void clocksMayDifferByLessThanWhatIsTakenAsAhead(long millis, Verdict expected) throws Exception {
        try (Admin unused = Admin.create(Map.of("bootstrap.servers", "localhost:1"))) {
            ClockCheck check = new ClockCheck(Settings.of(Map.of()), unused, Clock.systemUTC());

            assertEquals(expected, check.judge(millis).verdict());
        }
    }

    private static Settings settings(String key, String value) throws SettingsException {
        return Settings.of(Map.of(key, value));
    }
}
