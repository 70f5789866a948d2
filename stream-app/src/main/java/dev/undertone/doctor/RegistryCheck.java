package dev.undertone.doctor;

import dev.undertone.config.Settings;
import dev.undertone.enrich.OutputFormat;
import dev.undertone.registry.RegistryException;
import dev.undertone.registry.SchemaRegistry;
import java.util.List;

/** Whether the schema registry answers, and has the schemas of what is written. Registers nothing. */
record RegistryCheck(Settings settings) implements Check {
    @Override
    public String name() {
        return "registry";
    }

    @Override
    public List<Finding> examine() {
        if (!settings.registry().isOn()) {
            return List.of();
        }
        try (SchemaRegistry registry = new SchemaRegistry(settings.registry(), () -> {})) {
            if (!registry.answers()) {
                return List.of(Finding.warning(
                        name(),
                        settings.registry().deserializer() + " does not show whether "
                                + settings.registry().url() + " answers",
                        "ask it by other means"));
            }
            return List.of(schemas(registry));
        } catch (RegistryException e) {
            return List.of(Finding.split(name(), Verdict.FAILED, String.valueOf(e.getMessage())));
        }
    }

    private Finding schemas(SchemaRegistry registry) {
        String url = settings.registry().url();
        if (settings.outputFormat() != OutputFormat.REGISTRY) {
            return Finding.ok(name(), url + " answers");
        }
        List<String> missing = registry.missing(settings.scoredTopic(), settings.windowsTopic());
        if (missing.isEmpty()) {
            return Finding.ok(name(), url + " answers and has the schemas of what is written");
        }
        String found = url + " answers and lacks " + String.join(", ", missing);
        return settings.registry().autoRegister()
                ? Finding.ok(name(), found + ", which the start registers")
                : Finding.failed(
                        name(),
                        found,
                        "register them, or set undertone.registry.auto.register=true; see docs/consume.md");
    }
}
