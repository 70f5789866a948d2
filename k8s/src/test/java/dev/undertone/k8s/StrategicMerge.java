package dev.undertone.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Kubernetes' strategic merge: objects are merged, null takes a field away, and a few lists are merged by a key of their
 * elements, the patch's first. Other lists are replaced.
 */
final class StrategicMerge {
    private static final Map<String, String> KEY_OF_LIST = Map.of(
            "containers", "name",
            "initContainers", "name",
            "env", "name",
            "volumes", "name",
            "volumeMounts", "mountPath");

    private StrategicMerge() {}

    static void into(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            JsonNode old = target.get(name);
            if (value.isNull()) {
                target.remove(name);
            } else if (old instanceof ObjectNode object && value instanceof ObjectNode changes) {
                into(object, changes);
            } else if (old instanceof ArrayNode list && KEY_OF_LIST.containsKey(name)) {
                merge(list, (ArrayNode) value, KEY_OF_LIST.get(name));
            } else {
                target.set(name, value.deepCopy());
            }
        });
    }

    private static void merge(ArrayNode target, ArrayNode patch, String key) {
        int place = 0;
        for (JsonNode element : patch) {
            int same = find(target, key, element.get(key));
            JsonNode merged = element.deepCopy();
            if (same >= 0) {
                merged = target.remove(same);
                into((ObjectNode) merged, (ObjectNode) element);
            }
            target.insert(place++, merged);
        }
    }

    private static int find(ArrayNode list, String key, JsonNode value) {
        for (int i = 0; i < list.size(); i++) {
            if (value.equals(list.get(i).get(key))) {
                return i;
            }
        }
        return -1;
    }
}
