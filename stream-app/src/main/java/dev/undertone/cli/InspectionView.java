package dev.undertone.cli;

import dev.undertone.model.ModelDescription;
import dev.undertone.model.TensorDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An inspection as lines for people. */
final class InspectionView {
    private final Inspection inspection;
    private final List<String> lines = new ArrayList<>();

    private InspectionView(Inspection inspection) {
        this.inspection = inspection;
    }

    static List<String> lines(Inspection inspection) {
        InspectionView view = new InspectionView(inspection);
        view.files();
        view.signature();
        view.labels();
        view.trials();
        return view.lines;
    }

    private void files() {
        ModelDescription description = inspection.description();
        lines.add(inspection.directory().path().toString());
        field("architecture", description.architecture());
        inspection.source().ifPresent(source -> field("pulled", source.toString()));
        field("device", inspection.identity().device());
        field("precision", inspection.directory().precision());
        field("digest", inspection.directory().digest());
        field("size", Sizes.text(description.bytes()));
        description.files().forEach((file, bytes) -> field("", String.format(Locale.ROOT, "%,13d  %s", bytes, file)));
    }

    private void signature() {
        fields(
                "inputs",
                inspection.inputs().stream().map(TensorDescription::toString).toList());
        fields(
                "outputs",
                inspection.outputs().stream().map(TensorDescription::toString).toList());
        field(
                "tokenizer",
                inspection.description().tokenizer() + ", at most " + inspection.maxTokens() + " tokens a text");
    }

    private void labels() {
        List<String> columns = new ArrayList<>();
        for (int column = 0; column < inspection.description().labels().size(); column++) {
            columns.add(column + " " + inspection.description().labels().get(column) + ": "
                    + LabelledTexts.word(
                            inspection.directory().labels().columns().get(column)));
        }
        fields("labels", columns);
        field("", "by " + inspection.description().labelRule());
    }

    private void trials() {
        List<String> shown = new ArrayList<>();
        for (Inspection.Trial trial : inspection.trials()) {
            shown.add(String.format(
                    Locale.ROOT,
                    "%-8s  %+.2f  %s",
                    trial.score().label(),
                    trial.score().polarity(),
                    trial.text()));
        }
        fields("self-test", shown);
    }

    private void fields(String name, List<String> values) {
        for (int at = 0; at < values.size(); at++) {
            field(at == 0 ? name : "", values.get(at));
        }
    }

    private void field(String name, String value) {
        lines.add(String.format(Locale.ROOT, "  %-12s  %s", name, value));
    }
}
