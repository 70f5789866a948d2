package dev.undertone.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.undertone.schemas.Adjustment;
import dev.undertone.schemas.ScoredText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two models in one instance: the answers say which of them scored what. */
class TwoModelsTest {
    @TempDir
    Path folder;

    @Test
    void headerLanguageAndDefaultChooseAndAnUnknownNameIsNoted() throws Exception {
        Map<String, String> two = Map.of(
                "models.arabic.path", System.getProperty("undertone.home") + "/models/undertone-small",
                "models.arabic.languages", "ar",
                // So that a slow machine's deadlines do not answer in a model's place.
                "score.deadline", "20s");
        try (Pipeline pipeline = Pipeline.start(folder, two)) {
            pipeline.sendText("tweets.raw", null, "a good day", ",\"lang\":\"en\"");
            pipeline.sendText("tweets.raw", null, "يوم جميل", ",\"lang\":\"ar\"");
            pipeline.send(asking("arabic"));
            pipeline.send(asking("undertone-small"));
            pipeline.send(asking("nobody"));

            Map<String, ScoredText> answers = pipeline.awaitRecords("sentiment.scored", 5).stream()
                    .map(Pipeline::scored)
                    .collect(Collectors.toMap(ScoredText::getText, answer -> answer));

            assertEquals("undertone-small", model(answers, "a good day"));
            assertEquals("arabic", model(answers, "يوم جميل"));
            assertEquals("arabic", model(answers, "asking for arabic"));
            assertEquals("undertone-small", model(answers, "asking for undertone-small"));
            assertEquals("undertone-small", model(answers, "asking for nobody"));
            assertEquals(
                    List.of(Adjustment.MODEL_REPLACED),
                    answers.get("asking for nobody").getAdjustments());
        }
    }

    private static ProducerRecord<byte[], byte[]> asking(String model) {
        byte[] value = ("{\"text\":\"asking for " + model + "\",\"lang\":\"en\"}").getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("tweets.raw", value);
        record.headers().add("undertone-model", model.getBytes(UTF_8));
        return record;
    }

    private static String model(Map<String, ScoredText> answers, String text) {
        return String.valueOf(answers.get(text).getProvenance().getModel());
    }
}
