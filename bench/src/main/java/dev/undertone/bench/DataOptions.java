package dev.undertone.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is scored, and where the checkout lies. */
final class DataOptions {
    private static final int SAMPLE_TEXTS = 20_000;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Texts to score: JSON lines with a field text, gzip or not. Default: the sample of the"
                    + " quickstart, enlarged.")
    private @Nullable Path data;

    List<String> texts() throws IOException {
        return data == null ? Corpus.sample(home(), SAMPLE_TEXTS) : Corpus.texts(data);
    }

    /** What the texts are, for the result. */
    String name() {
        return data == null ? "sample of the quickstart, enlarged" : String.valueOf(data.getFileName());
    }

    static Path home() {
        return Path.of(System.getProperty("undertone.home", "."));
    }
}
