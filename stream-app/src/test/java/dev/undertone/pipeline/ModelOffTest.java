package dev.undertone.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.undertone.schemas.Label;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.ScorerType;
import dev.undertone.schemas.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model fails from the first batch on: what the fallback says, and what it does not. */
class ModelOffTest {
    private static final String MODEL_OFF = "error:1h@0ms";

    /** The last three hold words that VADER knows, or an emoji. */
    private static final List<String> ARABIC = List.of(
            "الخدمة كانت رائعة شكرا لكم",
            "أسوأ تجربة في حياتي ولن أعود أبدا",
            "وصل الطلب رقم 1234 في الموعد",
            "لماذا لا يعمل التطبيق بعد التحديث؟",
            "هذا المطعم good جدا وسوف نعود إليه",
            "تجربة bad مع خدمة العملاء اليوم",
            "الأكل لذيذ والمكان جميل 😀");

    @TempDir
    Path folder;

    @Test
    void arabicStaysPendingAndEnglishIsJudgedByVader() throws Exception {
        try (Pipeline pipeline = Pipeline.start(folder, Map.of("faults.enabled", "true", "faults.script", MODEL_OFF))) {
            for (String text : ARABIC) {
                pipeline.sendText("tweets.raw", null, text, "");
                pipeline.sendText("tweets.raw", null, text, ",\"lang\":\"ar\"");
                pipeline.sendText("tweets.raw", null, "a good day, thanks", "");
            }
            int sent = pipeline.awaitAcknowledged().size();

            List<ScoredText> answers = pipeline.awaitRecords("sentiment.scored", sent).stream()
                    .map(Pipeline::scored)
                    .toList();

            assertEquals(3 * ARABIC.size(), answers.size());
            for (ScoredText answer : answers) {
                if (answer.getLang().equals("ar")) {
                    assertEquals(Status.PENDING, answer.getStatus());
                    assertEquals(ScorerType.NONE, answer.getScorer());
                    assertNull(answer.getLabel());
                    assertNull(answer.getScores());
                } else {
                    assertEquals("en", answer.getLang());
                    assertEquals(ScorerType.VADER, answer.getScorer());
                    assertEquals(Label.POSITIVE, answer.getLabel());
                }
            }
            assertEquals(
                    2L * ARABIC.size(),
                    answers.stream()
                            .filter(answer -> answer.getLang().equals("ar"))
                            .count());
        }
    }
}
