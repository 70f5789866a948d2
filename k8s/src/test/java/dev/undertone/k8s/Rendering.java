package dev.undertone.k8s;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code kubectl kustomize} makes of a folder, without it: the few features that our manifests use. {@link
 * ManifestsTest} compares the two where kubectl is there. Names of generated maps get no hash.
 */
final class Rendering {
    private final List<ObjectNode> objects = new ArrayList<>();

    private Rendering() {}

    /** Every object of a kustomization. */
    static List<ObjectNode> of(Path folder) {
        Rendering rendering = new Rendering();
        rendering.take(folder);
        return rendering.objects;
    }

    /** A component works on what is there before it; any other folder starts from nothing. */
    private void take(Path folder) {
        Kustomization kustomization = Kustomization.in(folder);
        for (String resource : kustomization.resources()) {
            Path path = folder.resolve(resource).normalize();
            objects.addAll(Files.isDirectory(path) ? of(path) : Yaml.documents(path));
        }
        kustomization.configMapGenerator().forEach(generated -> objects.add(configMap(folder, generated)));
        kustomization
                .components()
                .forEach(component -> take(folder.resolve(component).normalize()));
        kustomization.patches().stream()
                .flatMap(patch -> Yaml.documents(folder.resolve(patch.path())).stream())
                .forEach(this::patch);
        kustomization.labels().forEach(this::label);
        if (kustomization.namespace() != null) {
            objects.forEach(object -> object.withObject("/metadata").put("namespace", kustomization.namespace()));
        }
    }

    private void patch(ObjectNode patch) {
        ObjectNode target = objects.stream()
                .filter(object -> isSame(object, patch))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing to patch with " + patch));
        StrategicMerge.into(target, patch);
    }

    private static boolean isSame(ObjectNode object, ObjectNode patch) {
        return object.at("/kind").equals(patch.at("/kind"))
                && object.at("/apiVersion").equals(patch.at("/apiVersion"))
                && object.at("/metadata/name").equals(patch.at("/metadata/name"));
    }

    private void label(Kustomization.Labels labels) {
        for (ObjectNode object : objects) {
            labels.pairs()
                    .forEach((name, value) ->
                            object.withObject("/metadata/labels").put(name, value));
        }
    }

    private static ObjectNode configMap(Path folder, Kustomization.Generated generated) {
        ObjectNode map =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
        map.withObject("/metadata").put("name", generated.name());
        for (String file : generated.files()) {
            try {
                map.withObject("/data").put(file, Files.readString(folder.resolve(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return map;
    }
}
