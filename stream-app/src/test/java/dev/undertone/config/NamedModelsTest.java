package dev.undertone.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedModelsTest {
    @Test
    void eachModelHasItsOwnSettingsAndTheRestOfTheDefaults() throws SettingsException {
        Settings settings = Settings.of(Map.of(
                "undertone.model.path", "models/general",
                "undertone.model.max.tokens", "64",
                "undertone.models.arabic.path", "models/ar-v2",
                "undertone.models.calls.path", "models/calls",
                "undertone.models.calls.max.tokens", "256"));

        assertEquals(List.of("general", "arabic", "calls"), settings.modelNames());
        assertTrue(settings.forModel("arabic").modelPath().endsWith("models/ar-v2"));
        assertEquals("arabic", settings.forModel("arabic").modelName());
        assertEquals(64, settings.forModel("arabic").model().maxTokens());
        assertEquals(256, settings.forModel("calls").model().maxTokens());
        assertEquals(64, settings.forModel("general").model().maxTokens());
    }

    @Test
    void whatIsGivenIsShown() throws SettingsException {
        Settings settings = Settings.of(Map.of("undertone.models.arabic.path", "a"));

        EffectiveSetting shown = EffectiveSetting.all(settings).stream()
                .filter(setting -> setting.key().equals("undertone.models.arabic.path"))
                .findFirst()
                .orElseThrow();

        assertEquals("a", shown.value());
        assertEquals(Origin.COMMAND_LINE, shown.origin());
    }

    @Test
    void topicsAndLanguagesChoose() throws SettingsException {
        Settings settings = Settings.of(Map.of(
                "undertone.model.name", "general",
                "undertone.models.arabic.path", "a",
                "undertone.models.arabic.languages", "ar, fa",
                "undertone.models.calls.path", "c",
                "undertone.models.calls.topics", "transcripts.raw"));

        assertEquals("calls", settings.modelRoutes().choose(null, "transcripts.raw", "en"));
        assertEquals("arabic", settings.modelRoutes().choose(null, "tweets.raw", "fa"));
        assertEquals("general", settings.modelRoutes().choose(null, "tweets.raw", "en"));
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        SettingsException refused = assertThrows(
                SettingsException.class,
                () -> Settings.of(Map.of(
                        "undertone.model.name", "one",
                        "undertone.models.one.path", "a",
                        "undertone.models.two.path", "b",
                        "undertone.models.two.topics", "nowhere",
                        "undertone.models.two.languages", "ar",
                        "undertone.models.three.path", "c",
                        "undertone.models.three.languages", "ar")));

        assertEquals(
                List.of(
                        "undertone.models.one: is what the default model is called; rename one of them, the default by"
                                + " undertone.model.name",
                        "undertone.models.two.languages = ar: ar is one of undertone.models.three.languages too",
                        "undertone.models.two.topics: nowhere is not one of undertone.input.topics"),
                refused.faults());
    }

    @Test
    void aPathIsNeededAndValuesAreChecked() {
        SettingsException refused = assertThrows(
                SettingsException.class,
                () -> Settings.of(Map.of(
                        "undertone.models.one.max.tokens", "many",
                        "undertone.models.one.colour", "blue")));

        assertEquals(3, refused.faults().size(), () -> refused.faults().toString());
        assertEquals(
                "undertone.models.one.path: is missing; it names the model's directory",
                refused.faults().get(2));
    }
}
