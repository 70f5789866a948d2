package dev.undertone.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationFactory;

/** Sends the log to a file: a broker's messages would run through the view. */
final class LogFile {
    private static final String CONFIGURATION = "log4j2-quickstart.properties";
    private static final String PATH = "undertone.quickstart.log";

    private LogFile() {}

    /** From here on everything is logged to {@code file}. */
    static void use(Path file) throws IOException {
        System.setProperty(PATH, file.toString());
        try (InputStream in = LogFile.class.getResourceAsStream("/" + CONFIGURATION)) {
            if (in == null) {
                throw new IllegalStateException(CONFIGURATION + " is not on the class path");
            }
            LoggerContext context = LoggerContext.getContext(false);
            Configurator.reconfigure(
                    new PropertiesConfigurationFactory().getConfiguration(context, new ConfigurationSource(in)));
        }
    }
}
