package dev.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.undertone.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {
    private static final Path FILE =
            Path.of(System.getProperty("undertone.home", "..")).resolve("docs/configuration.md");

    @Test
    void theDocumentIsWhatTheCommandPrints() throws IOException, SettingsException {
        String document = Files.readString(FILE);

        String printed = String.join("\n", ConfigurationDocument.lines()) + "\n";

        assertEquals(printed, document, "./undertone config --markdown > docs/configuration.md");
    }
}
