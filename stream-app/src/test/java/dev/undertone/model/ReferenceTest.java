package dev.undertone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Java against Python's transformers and onnxruntime, on 500 texts; src/test/models/compare.py makes the expectations. */
class ReferenceTest {
    private static final int BATCH = 20;

    @ParameterizedTest
    @ValueSource(strings = {"roberta", "bert", "distilbert", "xlm-roberta"})
    void tokenIdsAreThoseOfTransformers(String name) throws Exception {
        JsonNode expected = Fixture.expected(name);
        try (OnnxModel model = Fixture.open(name)) {
            assertEquals(500, expected.path("texts").size());
            for (int i = 0; i < 500; i++) {
                TokenizedText tokens =
                        model.tokenize(expected.path("texts").path(i).asText());

                assertArrayEquals(ids(expected, i), tokens.ids(), name + " text " + i);
                assertEquals(expected.path("tokens").path(i).asInt(), tokens.tokens(), name + " text " + i);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "roberta, 1e-4",
        "bert, 1e-4",
        "distilbert, 1e-4",
        "xlm-roberta, 1e-4",
        "bert-int32, 1e-4",
        "xlm-roberta-external, 1e-4",
        // Logits of 16 bits have steps of 1e-3 near one.
        "roberta-fp16, 2e-3",
    })
    void logitsAreThoseOfPythonInBatches(String name, double tolerance) throws Exception {
        JsonNode expected = Fixture.expected(name);
        try (OnnxModel model = Fixture.open(name)) {
            for (int from = 0; from < 500; from += BATCH) {
                List<TokenizedText> batch = rows(model, expected, from, BATCH);

                assertLogits(expected, from, model.logits(batch), tolerance);
            }
        }
    }

    /** Dynamic quantization scales by the whole batch, so each text goes alone, unpadded, as in Python. */
    @ParameterizedTest
    @ValueSource(strings = "distilbert-int8")
    void logitsOfQuantizedModelsAreThoseOfPythonAlone(String name) throws Exception {
        JsonNode expected = Fixture.expected(name);
        try (OnnxModel model = Fixture.open(name)) {
            for (int i = 0; i < 500; i++) {
                // Kernels for other processors round the integer products otherwise.
                assertLogits(expected, i, model.logits(rows(model, expected, i, 1)), 2e-2);
            }
        }
    }

    private static List<TokenizedText> rows(OnnxModel model, JsonNode expected, int from, int count) throws Exception {
        List<TokenizedText> rows = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            rows.add(model.tokenize(expected.path("texts").path(i).asText()));
        }
        return rows;
    }

    private static void assertLogits(JsonNode expected, int from, float[] logits, double tolerance) {
        int labels = expected.path("logits").path(0).size();
        for (int at = 0; at < logits.length; at++) {
            double wanted = expected.path("logits")
                    .path(from + at / labels)
                    .path(at % labels)
                    .asDouble();
            assertEquals(wanted, logits[at], tolerance, "text " + (from + at / labels));
        }
    }

    private static long[] ids(JsonNode expected, int text) {
        JsonNode ids = expected.path("ids").path(text);
        long[] values = new long[ids.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ids.path(i).asLong();
        }
        return values;
    }
}
