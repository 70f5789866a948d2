package dev.undertone.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.model.DeviceSettings;
import dev.undertone.model.LongText;
import dev.undertone.schemas.Label;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelRulesTest {
    @Test
    void withoutAnySettingTheGpuIsTriedAndLongTextsAreCut() throws Exception {
        Settings settings = Settings.of(Map.of());

        assertEquals("auto", settings.model().device().choice().toString());
        assertEquals(LongText.TRUNCATE, settings.model().longText());
        assertEquals(Map.of(), settings.labelRules().explicit());
    }

    @Test
    void settingsReachTheModel() throws Exception {
        Settings settings = Settings.of(Map.of(
                "undertone.model.device", "cuda:1",
                "undertone.model.device.required", "true",
                "undertone.model.device.max.bytes", "2000000000",
                "undertone.model.tensorrt", "trt_fp16_enable=1,trt_engine_cache_enable=1",
                "undertone.model.long.text", "head_tail",
                "undertone.model.neutral.band", "0.2",
                "undertone.model.labels", "LABEL_0:negative,a:b:Positive"));

        DeviceSettings device = settings.model().device();
        assertEquals("cuda:1", device.choice().toString());
        assertTrue(device.required());
        assertEquals(2_000_000_000L, device.maxBytes());
        assertEquals(Map.of("trt_fp16_enable", "1", "trt_engine_cache_enable", "1"), device.tensorRt());
        assertEquals(LongText.HEAD_TAIL, settings.model().longText());
        assertEquals(0.2, settings.labelRules().neutralBand());
        assertEquals(
                Map.of("LABEL_0", Label.NEGATIVE, "a:b", Label.POSITIVE),
                settings.labelRules().explicit());
    }

    @ParameterizedTest
    @CsvSource({
        "undertone.model.device, gpu",
        "undertone.model.device, cuda:x",
        "undertone.model.labels, LABEL_0",
        "undertone.model.labels, LABEL_0:happy",
        "undertone.model.labels, 'a:negative,a:positive'",
        "undertone.model.neutral.band, 1.5",
        "undertone.model.long.text, middle",
        "undertone.model.long.text.max.windows, 0",
        "undertone.model.device.max.bytes, -1",
        "undertone.model.tensorrt, trt_fp16_enable",
    })
    void whatBreaksItsRuleIsNamed(String key, String value) {
        SettingsException refusal = assertThrows(SettingsException.class, () -> Settings.of(Map.of(key, value)));

        assertTrue(refusal.getMessage().contains(key), refusal.getMessage());
    }

    @Test
    void theCpuIsNeverRequiredAndHasNoTensorRt() {
        SettingsException refusal = assertThrows(
                SettingsException.class,
                () -> Settings.of(Map.of(
                        "undertone.model.device", "cpu",
                        "undertone.model.device.required", "true",
                        "undertone.model.tensorrt", "on")));

        assertTrue(refusal.getMessage().contains("undertone.model.device"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("undertone.model.tensorrt"), refusal.getMessage());
    }
}
