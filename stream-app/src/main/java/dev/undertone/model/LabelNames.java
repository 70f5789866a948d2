package dev.undertone.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undertone.schemas.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The label of each column, from the names in {@code id2label} and nothing else: not from the order of columns, which
 * differs between models of one family.
 */
final class LabelNames {
    private static final Map<String, Label> PLAIN = Map.of(
            "negative", Label.NEGATIVE,
            "neg", Label.NEGATIVE,
            "neutral", Label.NEUTRAL,
            "neu", Label.NEUTRAL,
            "positive", Label.POSITIVE,
            "pos", Label.POSITIVE);
    private static final Map<String, Label> STARS = Map.of(
            "1 star", Label.NEGATIVE,
            "2 stars", Label.NEGATIVE,
            "3 stars", Label.NEUTRAL,
            "4 stars", Label.POSITIVE,
            "5 stars", Label.POSITIVE);
    private static final Map<String, Label> STRENGTHS = Map.of(
            "very negative", Label.NEGATIVE,
            "negative", Label.NEGATIVE,
            "neutral", Label.NEUTRAL,
            "positive", Label.POSITIVE,
            "very positive", Label.POSITIVE);
    private static final String WANTED =
            "wanted negative and positive, with or without neutral, or 1 star to 5 stars, or"
                    + " very negative to very positive, in any case; found ";
    private static final String REMEDY = "; give undertone.model.labels = NAME:negative,NAME:neutral,NAME:positive";

    private final List<String> names;

    private LabelNames(List<String> names) {
        this.names = names;
    }

    static LabelNames read(JsonNode id2label) throws ModelException {
        List<String> names = new ArrayList<>();
        for (int column = 0; column < id2label.size(); column++) {
            JsonNode name = id2label.path(Integer.toString(column));
            if (!name.isTextual()) {
                throw new ModelException("config.json: id2label must name the columns 0 to " + (id2label.size() - 1)
                        + "; found " + id2label);
            }
            names.add(name.asText());
        }
        if (names.isEmpty()) {
            throw new ModelException("config.json: no id2label, so nothing says which column means what; " + WANTED
                    + "none. Name the columns there");
        }
        return new LabelNames(names);
    }

    /** Of the columns, in their order. */
    List<String> names() {
        return names;
    }

    /** By which rule these names have come to mean what they do, in words. */
    String rule(LabelMapping mapping) {
        String rule = isByRule(mapping.columns())
                ? "the names of its " + names.size() + " columns"
                : "undertone.model.labels";
        return mapping.columns().contains(Label.NEUTRAL)
                ? rule
                : rule + "; neutral where the polarity is nearer to zero than " + mapping.neutralBand();
    }

    private boolean isByRule(List<Label> columns) {
        try {
            return byRule().equals(columns);
        } catch (ModelException e) {
            return false;
        }
    }

    List<Label> labels(Map<String, Label> explicit) throws ModelException {
        List<Label> labels = explicit.isEmpty() ? byRule() : byMapping(explicit);
        if (!labels.contains(Label.NEGATIVE) || !labels.contains(Label.POSITIVE)) {
            throw new ModelException("undertone.model.labels must make one of " + names
                    + " negative and one positive at least; found " + explicit);
        }
        return labels;
    }

    private List<Label> byRule() throws ModelException {
        List<String> found = names.stream().map(LabelNames::normal).toList();
        Set<String> different = new TreeSet<>(found);
        List<Label> labels = switch (names.size()) {
            case 2, 3 -> all(PLAIN, found);
            case 5 -> different.equals(STARS.keySet()) ? all(STARS, found) : all(STRENGTHS, found);
            default -> List.of();
        };
        boolean eachOnce = different.size() == names.size()
                && (names.size() == 5 || Set.copyOf(labels).size() == names.size());
        if (labels.isEmpty() || !eachOnce || (names.size() == 2 && labels.contains(Label.NEUTRAL))) {
            throw new ModelException("config.json: id2label says nothing of sentiment: " + WANTED + names + REMEDY);
        }
        return labels;
    }

    /** Nothing when a name is missing. */
    private static List<Label> all(Map<String, Label> rule, List<String> found) {
        return rule.keySet().containsAll(found) ? found.stream().map(rule::get).toList() : List.of();
    }

    private List<Label> byMapping(Map<String, Label> explicit) throws ModelException {
        Map<String, Label> unused = new HashMap<>(explicit);
        List<Label> labels = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            String number = Integer.toString(column);
            Label label = explicit.getOrDefault(names.get(column), explicit.get(number));
            unused.remove(names.get(column));
            unused.remove(number);
            if (label == null) {
                throw new ModelException("undertone.model.labels must name every column of " + names + "; "
                        + names.get(column) + " is missing");
            }
            labels.add(label);
        }
        if (!unused.isEmpty()) {
            throw new ModelException("undertone.model.labels names " + new TreeSet<>(unused.keySet())
                    + ", which the model does not have; its columns are " + names);
        }
        return labels;
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    }
}
