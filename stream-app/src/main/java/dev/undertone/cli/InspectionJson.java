package dev.undertone.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.hub.PulledModel;
import dev.undertone.model.TensorDescription;
import dev.undertone.text.Score;
import java.util.List;

/** An inspection as an object. */
final class InspectionJson {
    private InspectionJson() {}

    static ObjectNode of(Inspection inspection) {
        ObjectNode object = object().put("path", inspection.directory().path().toString())
                .put("name", inspection.identity().name())
                .put("architecture", inspection.description().architecture())
                .put("device", inspection.identity().device())
                .put("precision", inspection.directory().precision())
                .put("digest", inspection.directory().digest())
                .put("bytes", inspection.description().bytes())
                .put("tokenizer", inspection.description().tokenizer())
                .put("maxTokens", inspection.maxTokens());
        inspection.source().ifPresent(pulled -> object.set("pulledFrom", source(pulled)));
        ObjectNode files = object.putObject("files");
        inspection.description().files().forEach(files::put);
        object.set("inputs", tensors(inspection.inputs()));
        object.set("outputs", tensors(inspection.outputs()));
        ArrayNode labels = object.putArray("labels");
        for (int column = 0; column < inspection.description().labels().size(); column++) {
            labels.addObject()
                    .put("name", inspection.description().labels().get(column))
                    .put(
                            "label",
                            LabelledTexts.word(
                                    inspection.directory().labels().columns().get(column)));
        }
        object.put("labelRule", inspection.description().labelRule());
        ArrayNode trials = object.putArray("selfTest");
        inspection.trials().forEach(trial -> trials.add(trial(trial)));
        return object;
    }

    /** Where a directory came from. */
    static ObjectNode source(PulledModel pulled) {
        return object().put("hub", pulled.hub())
                .put("model", pulled.id())
                .put("revision", pulled.revision())
                .put("commit", pulled.commit())
                .put("graph", pulled.graph());
    }

    private static ArrayNode tensors(List<TensorDescription> tensors) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (TensorDescription tensor : tensors) {
            ObjectNode object = array.addObject().put("name", tensor.name()).put("type", tensor.type());
            tensor.shape().forEach(object.putArray("shape")::add);
        }
        return array;
    }

    private static ObjectNode trial(Inspection.Trial trial) {
        Score score = trial.score();
        return object().put("text", trial.text())
                .put("tokens", trial.tokens())
                .put("label", score.label().toString())
                .put("polarity", score.polarity())
                .put("confidence", score.confidence());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
