package dev.undertone.k8s;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The part of a {@code kustomization.yaml} that ours use; reading one with more fails. */
record Kustomization(
        String apiVersion,
        String kind,
        @Nullable String namespace,
        @Nullable List<String> resources,
        @Nullable List<String> components,
        @Nullable List<Generated> configMapGenerator,
        @Nullable List<Labels> labels,
        @Nullable List<Patch> patches) {

    record Generated(String name, List<String> files) {}

    record Labels(Map<String, String> pairs, boolean includeSelectors) {}

    record Patch(String path) {}

    Kustomization {
        resources = Objects.requireNonNullElse(resources, List.of());
        components = Objects.requireNonNullElse(components, List.of());
        configMapGenerator = Objects.requireNonNullElse(configMapGenerator, List.of());
        labels = Objects.requireNonNullElse(labels, List.of());
        patches = Objects.requireNonNullElse(patches, List.of());
    }

    static Kustomization in(Path folder) {
        return Yaml.strictly(
                Yaml.documents(folder.resolve("kustomization.yaml")).get(0), Kustomization.class);
    }
}
