package dev.undertone;

import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import dev.undertone.ingest.InputSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** The writers' schemas of values in Confluent framing, read from the files that the settings name. */
public final class InputSchemas {
    private InputSchemas() {}

    /** Schema by input topic; every file that is none is a fault, all of them at once. */
    public static Map<String, Schema> read(Settings settings) throws SettingsException {
        Map<String, Schema> schemas = new HashMap<>();
        List<String> faults = new ArrayList<>();
        settings.inputSchemaFiles().forEach((topic, file) -> {
            try {
                schemas.put(topic, InputSchema.parse(Files.readString(Path.of(file))));
            } catch (IOException | IllegalArgumentException e) {
                String reason = e instanceof IOException ? "must be a readable file" : e.getMessage();
                faults.add("undertone.input.topics." + topic + ".schema = " + file + ": " + reason);
            }
        });
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return schemas;
    }
}
