package dev.undertone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.undertone.config.Settings;
import dev.undertone.evaluate.Example;
import dev.undertone.ingest.RejectedException;
import dev.undertone.ingest.Utf8Text;
import dev.undertone.schemas.Label;
import dev.undertone.text.AdmittedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Reads a table of labelled texts: columns {@code label}, {@code lang} and {@code text} in any order among others,
 * separated by tabs; quotes mean nothing. All or nothing: figures over half a file would look like figures.
 */
final class LabelledTexts {
    /** All texts and answers are held in memory. */
    private static final int MAX_TEXTS = 1_000_000;

    private static final int SHOWN_FAULTS = 5;
    private static final String LABELS =
            Arrays.stream(Label.values()).map(LabelledTexts::word).collect(Collectors.joining(", "));

    private final String name;
    private final Lines lines;
    private final RecordCheck check;
    private final List<LabelledText> texts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private LabelledTexts(String name, Lines lines, Settings settings) {
        this.name = name;
        this.lines = lines;
        this.check = new RecordCheck(settings, false);
    }

    /** All texts of the file, of which there is at least one, or an error that names the faulty lines. */
    static List<LabelledText> read(InputFile file, String name, Settings settings)
            throws IOException, CommandException {
        return new LabelledTexts(name, new Lines(file.in(), settings.maxRecordBytes()), settings).all();
    }

    private List<LabelledText> all() throws IOException, CommandException {
        Line header = lines.next();
        if (header == null) {
            throw refused("is empty; its first line must name the columns label, lang and text");
        }
        Columns columns = columns(header);
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
                add(line, columns);
            }
        }
        if (!faults.isEmpty()) {
            throw refused(faultList());
        }
        if (texts.isEmpty()) {
            throw refused("has a first line and no texts after it");
        }
        return texts;
    }

    private Columns columns(Line header) throws CommandException {
        List<String> names = List.of(new String(header.bytes(), StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT)
                .strip()
                .split("\t", -1));
        for (String wanted : List.of("label", "lang", "text")) {
            if (!names.contains(wanted)) {
                throw refused("has no column " + wanted + "; its first line names " + String.join(", ", names)
                        + ". Columns are separated by tabs");
            }
        }
        return new Columns(names.indexOf("label"), names.indexOf("lang"), names.indexOf("text"), names.size());
    }

    private void add(Line line, Columns columns) throws CommandException {
        try {
            texts.add(text(line, columns));
        } catch (IllegalArgumentException | RejectedException e) {
            faults.add("line " + line.number() + ": " + e.getMessage());
        }
        if (texts.size() > MAX_TEXTS) {
            throw refused(String.format(Locale.ROOT, "has more than %,d texts; evaluate a part of it", MAX_TEXTS));
        }
    }

    private LabelledText text(Line line, Columns columns) throws RejectedException {
        if (line.fault() != null) {
            throw new IllegalArgumentException(line.fault());
        }
        String[] cells = Utf8Text.decode(line.bytes(), 0, line.bytes().length).split("\t", -1);
        if (cells.length != columns.count()) {
            throw new IllegalArgumentException(
                    cells.length + " columns instead of " + columns.count() + "; a text must not hold a tab");
        }
        Label label = label(cells[columns.label()].strip());
        byte[] object = JsonNodeFactory.instance
                .objectNode()
                .put("text", cells[columns.text()])
                .put("lang", cells[columns.lang()].strip())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        AdmittedText text = check.admit(line.number(), object, System.currentTimeMillis());
        return new LabelledText(new Example(line.number(), label, text.lang()), text);
    }

    private static Label label(String given) {
        for (Label label : Label.values()) {
            if (word(label).equals(given.toLowerCase(Locale.ROOT))) {
                return label;
            }
        }
        throw new IllegalArgumentException("label \"" + given + "\" is none of " + LABELS);
    }

    private String faultList() {
        String shown = faults.stream().limit(SHOWN_FAULTS).collect(Collectors.joining("\n  ", "\n  ", ""));
        int more = faults.size() - SHOWN_FAULTS;
        return "cannot be used" + shown + (more > 0 ? "\n  and " + more + " more lines" : "");
    }

    private CommandException refused(String why) {
        return new CommandException(ExitCode.FAILED, "--data " + name + ": " + why);
    }

    /** How a label is written in tables and objects. */
    static String word(Label label) {
        return label.name().toLowerCase(Locale.ROOT);
    }

    private record Columns(int label, int lang, int text, int count) {}
}
