package dev.undertone.model;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way a model directory can be broken has a message of its own. */
class BrokenDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void absent() {
        assertRefused(folder.resolve("absent"), "no model directory at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "tokenizer.json", "config.json"})
    void aFileIsMissing(String file) throws Exception {
        Path copy = Fixture.copy("distilbert", folder);
        Files.delete(copy.resolve(file));

        assertRefused(copy, "has no " + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "tokenizer.json", "config.json"})
    void aFileIsEmpty(String file) throws Exception {
        Path copy = Fixture.copy("distilbert", folder);
        Files.write(copy.resolve(file), new byte[0]);

        assertRefused(copy, file + " is empty; the directory is half copied");
    }

    @Test
    void aDownloadIsUnfinished() throws Exception {
        Path copy = Fixture.copy("distilbert", folder);
        Files.writeString(copy.resolve("vocab.txt.incomplete"), "x");

        assertRefused(copy, "is half copied: it has vocab.txt.incomplete");
    }

    @Test
    void aFileIsAPointer() throws Exception {
        Path copy = Fixture.copy("distilbert", folder);
        Files.writeString(copy.resolve("model.onnx"), "version https://git-lfs.github.com/spec/v1\noid sha256:0\n");

        assertRefused(copy, "is a Git LFS pointer");
    }

    @Test
    void theConfigurationIsNoJson() throws Exception {
        Path copy = Fixture.copy("distilbert", folder);
        Files.writeString(copy.resolve("config.json"), "{");

        assertRefused(copy, "config.json is not JSON");
    }

    @Test
    void theTokenizerIsNone() throws Exception {
        Path copy = Fixture.copy("distilbert", folder);
        Files.writeString(copy.resolve("tokenizer.json"), "{}");

        assertRefused(copy, "is not a tokenizer");
    }

    @Test
    void labelsSayNothingOfSentiment() throws Exception {
        Path copy = Fixture.copy("distilbert", folder);
        replace(copy, "NEGATIVE", "LABEL_0");

        assertRefused(copy, "found [LABEL_0, POSITIVE]; give undertone.model.labels");
    }

    @Test
    void columnsAreIndependent() throws Exception {
        Path copy = Fixture.copy("distilbert", folder);
        replace(copy, "\"model_type\"", "\"problem_type\": \"multi_label_classification\", \"model_type\"");

        assertRefused(copy, "found multi_label_classification");
    }

    @Test
    void moreLabelsThanTheGraphHas() throws Exception {
        Path copy = Fixture.copy("distilbert", folder);
        Files.copy(
                Fixture.MODELS.resolve("roberta/config.json"),
                copy.resolve("config.json"),
                StandardCopyOption.REPLACE_EXISTING);

        assertRefused(copy, "logits must be [FLOAT, FLOAT16, BFLOAT16] [batch, 3 labels as in config.json]");
    }

    @Test
    void logitsOfTheWrongRank() throws Exception {
        assertRefused(withGraph("token-classifier"), "found FLOAT [-1, -1, 2]");
    }

    @Test
    void inputsOfAnotherTask() throws Exception {
        assertRefused(withGraph("image-classifier"), "found [pixel_values]");
    }

    @Test
    void weightsAreNoNumbers() throws Exception {
        assertRefused(withGraph("nan-weights"), "fails its self-test: a logit is NaN or infinite");
    }

    @Test
    void theGraphIsCutOff() throws Exception {
        Path copy = Fixture.copy("distilbert", folder);
        byte[] graph = Files.readAllBytes(copy.resolve("model.onnx"));
        Files.write(copy.resolve("model.onnx"), Arrays.copyOf(graph, graph.length * 2 / 3));

        assertRefused(copy, "model.onnx is cut off");
    }

    @Test
    void theGraphIsNone() throws Exception {
        Path copy = Fixture.copy("distilbert", folder);
        Files.writeString(copy.resolve("model.onnx"), "not a graph");

        assertRefused(copy, "is not an ONNX graph");
    }

    @Test
    void theWeightsBesideTheGraphAreMissing() throws Exception {
        Path copy = Fixture.copy("xlm-roberta-external", folder);
        Files.delete(copy.resolve("onnx/model.onnx_data"));

        assertRefused(copy, "keeps weights in model.onnx_data");
        assertRefused(copy, "found no such file");
    }

    @Test
    void theWeightsBesideTheGraphAreCutOff() throws Exception {
        Path copy = Fixture.copy("xlm-roberta-external", folder);
        Files.write(copy.resolve("onnx/model.onnx_data"), new byte[1000]);

        assertRefused(copy, "found 1000 bytes; copy it completely");
    }

    @Test
    void theTokenizerIsAnotherModelsByTheConfiguration() throws Exception {
        Path copy = Fixture.copy("distilbert", folder);
        replace(copy, "\"vocab_size\": 420", "\"vocab_size\": 300");

        assertRefused(copy, "is the tokenizer of another model: it gives ids up to 419, and config.json says");
    }

    @Test
    void theTokenizerIsAnotherModelsByTheGraph() throws Exception {
        Path copy = Fixture.copy("distilbert", folder);
        replace(copy, "\"vocab_size\": 420", "\"vocab_size\": 9999");
        Path tokenizer = copy.resolve("tokenizer.json");
        Files.writeString(tokenizer, Files.readString(tokenizer).replaceFirst(": 419\\b", ": 4190"));

        assertRefused(copy, "it gives ids up to 4190, for which");
    }

    private Path withGraph(String broken) throws Exception {
        Path copy = Fixture.copy("distilbert", folder);
        Files.copy(
                Fixture.MODELS.resolve("broken").resolve(broken + ".onnx"),
                copy.resolve("model.onnx"),
                StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }

    private static void replace(Path directory, String old, String text) throws Exception {
        Path config = directory.resolve("config.json");
        String before = Files.readString(config);
        assertTrue(before.contains(old), before);
        Files.writeString(config, before.replaceFirst(old, text));
    }

    private static void assertRefused(Path directory, String expected) {
        ModelException refusal = assertThrows(
                ModelException.class,
                () -> OnnxModel.open(ModelDirectory.read(directory), ModelSettings.DEFAULT)
                        .close());
        assertTrue(String.valueOf(refusal.getMessage()).contains(expected), refusal.getMessage());
    }
}
