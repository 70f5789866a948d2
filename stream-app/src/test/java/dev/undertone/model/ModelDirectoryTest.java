package dev.undertone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelDirectoryTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "roberta, fp32, 1",
        "roberta-fp16, fp16, 1",
        "distilbert-int8, int8, 0",
        "xlm-roberta-external, fp32, 1",
        "bert, fp32, 0",
    })
    void precisionIsTheWeightsAndPaddingTheConfigurations(String name, String precision, long pad) throws Exception {
        ModelDirectory directory = ModelDirectory.read(Fixture.MODELS.resolve(name));

        assertEquals(precision, directory.precision());
        assertEquals(pad, directory.padTokenId());
    }

    @Test
    void aRobertaLosesTwoPositionsToItsPaddingId() throws Exception {
        Path copy = Fixture.copy("roberta", folder);
        Files.delete(copy.resolve("tokenizer_config.json"));

        assertEquals(64, ModelDirectory.read(copy).maxTokens());
    }

    @Test
    void aBertUsesAllItsPositions() throws Exception {
        Path copy = Fixture.copy("bert", folder);
        Files.delete(copy.resolve("tokenizer_config.json"));

        assertEquals(64, ModelDirectory.read(copy).maxTokens());
    }

    @Test
    void aTextOfAllPositionsRuns() throws Exception {
        Path copy = Fixture.copy("roberta", folder);
        Files.delete(copy.resolve("tokenizer_config.json"));

        try (OnnxModel model = OnnxModel.open(ModelDirectory.read(copy), ModelSettings.DEFAULT)) {
            assertEquals(3, model.logits(List.of(model.tokenize("good ".repeat(100)))).length);
        }
    }

    @Test
    void theDigestKnowsEveryFileAndItsName() throws Exception {
        Path copy = Fixture.copy("xlm-roberta-external", folder);
        String before = ModelDirectory.read(copy).digest();

        byte[] weights = Files.readAllBytes(copy.resolve("onnx/model.onnx_data"));
        weights[7]++;
        Files.write(copy.resolve("onnx/model.onnx_data"), weights);
        String otherWeights = ModelDirectory.read(copy).digest();
        Files.writeString(copy.resolve("NOTES.md"), "");
        String anotherFile = ModelDirectory.read(copy).digest();

        assertNotEquals(before, otherWeights);
        assertNotEquals(otherWeights, anotherFile);
    }

    @Test
    void theDigestIsTheSameWhereverTheDirectoryLiesAndWhateverIsHidden() throws Exception {
        Path copy = Fixture.copy("bert", folder);
        Files.createDirectories(copy.resolve(".git"));
        Files.writeString(copy.resolve(".git/HEAD"), "x");

        assertEquals(
                ModelDirectory.read(Fixture.MODELS.resolve("bert")).digest(),
                ModelDirectory.read(copy).digest());
    }
}
