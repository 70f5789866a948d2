package dev.undertone.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.evaluate.Estimate;
import dev.undertone.evaluate.Evaluation;
import dev.undertone.evaluate.Metric;
import dev.undertone.evaluate.Report;
import dev.undertone.evaluate.Slice;
import dev.undertone.evaluate.Standing;
import dev.undertone.schemas.Label;

/** An evaluation as an object, every figure to its last digit; what does not exist is null. */
final class EvaluationJson {
    private EvaluationJson() {}

    static ObjectNode of(Evaluation evaluation, String data) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("data", data)
                .put("rankBy", evaluation.rankBy().toString())
                .put("higherIsBetter", evaluation.rankBy().higherIsBetter())
                .put("resamples", evaluation.bootstrap().resamples())
                .put("seed", evaluation.bootstrap().seed());
        ArrayNode slices = object.putArray("slices");
        evaluation.slices().forEach(slice -> slices.add(slice(slice)));
        return object;
    }

    private static ObjectNode slice(Slice slice) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("name", slice.name()).put("texts", slice.texts());
        ArrayNode ranking = object.putArray("ranking");
        slice.ranking().forEach(standing -> ranking.add(standing(standing)));
        ArrayNode reports = object.putArray("reports");
        slice.reports().forEach(report -> reports.add(report(report)));
        return object;
    }

    private static ObjectNode standing(Standing standing) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("rank", standing.rank()).put("name", standing.name());
        object.set("value", estimate(standing.value()));
        Estimate behind = standing.behind();
        if (behind != null) {
            object.set("behind", estimate(behind).put("clear", behind.isClear()));
        }
        return object;
    }

    private static ObjectNode report(Report report) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("name", report.name()).put("answered", report.answered());
        ObjectNode metrics = object.putObject("metrics");
        for (Metric metric : Metric.values()) {
            metrics.set(metric.toString(), estimate(report.estimate(metric)));
        }
        object.put("distanceSum", report.distanceSum());
        ObjectNode labels = object.putObject("labels");
        report.labels()
                .forEach((label, figures) -> labels.putObject(LabelledTexts.word(label))
                        .put("precision", figures.precision())
                        .put("recall", figures.recall())
                        .put("f1", figures.f1())
                        .put("given", figures.given()));
        ObjectNode confusion = object.putObject("confusion");
        for (Label given : Label.values()) {
            ObjectNode row = confusion.putObject(LabelledTexts.word(given));
            for (Label answer : Label.values()) {
                row.put(LabelledTexts.word(answer), report.confusion(given, answer));
            }
            row.put("none", report.confusion(given, null));
        }
        return object;
    }

    private static ObjectNode estimate(Estimate estimate) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        number(object, "value", estimate.value());
        number(object, "low", estimate.low());
        number(object, "high", estimate.high());
        return object;
    }

    /** JSON has no word for what is not a number. */
    private static void number(ObjectNode object, String name, double value) {
        if (Double.isFinite(value)) {
            object.put(name, value);
        } else {
            object.putNull(name);
        }
    }
}
