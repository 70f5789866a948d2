package dev.undertone.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller of {@code /v1/score} wants.
 *
 * @param model name of the model that is to answer; null for the default
 * @param deadline for each text; null for the engine's
 * @param explain whether VADER's view of each text is wanted as well
 */
record ScoreRequest(
        List<Item> items, @Nullable String model, @Nullable Duration deadline, boolean explain) {
    static final int MAX_ITEMS = 100;
    private static final Set<String> FIELDS =
            Set.of("text", "texts", "id", "lang", "model", "deadlineMillis", "explain");
    private static final long MAX_DEADLINE_MILLIS = 60_000;

    /**
     * One text.
     *
     * @param text null when what was given is no text
     */
    record Item(
            @Nullable String id,
            @Nullable String text,
            @Nullable String lang) {}

    /** Reads a request, or says what is wrong with it as a whole. Faults of single texts are told beside the others. */
    static ScoreRequest of(ObjectNode body) throws ProblemException {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            if (!FIELDS.contains(names.next())) {
                throw bad("there is a field that is not one of "
                        + String.join(", ", FIELDS.stream().sorted().toList()));
            }
        }
        if (body.has("text") == body.has("texts")) {
            throw bad("give either text or texts");
        }
        return new ScoreRequest(
                body.has("text") ? List.of(item(body)) : items(body.get("texts")),
                string(body, "model"),
                deadline(body.get("deadlineMillis")),
                body.path("explain").asBoolean(false));
    }

    private static List<Item> items(JsonNode texts) throws ProblemException {
        if (!texts.isArray() || texts.isEmpty() || texts.size() > MAX_ITEMS) {
            throw bad("texts must be an array of 1 to " + MAX_ITEMS);
        }
        List<Item> items = new ArrayList<>(texts.size());
        for (JsonNode text : texts) {
            items.add(text.isTextual() ? new Item(null, text.textValue(), null) : item(text));
        }
        return items;
    }

    private static Item item(JsonNode object) {
        return new Item(
                object.path("id").textValue(),
                object.path("text").textValue(),
                object.path("lang").textValue());
    }

    private static @Nullable Duration deadline(@Nullable JsonNode millis) throws ProblemException {
        if (millis == null) {
            return null;
        }
        if (!millis.isIntegralNumber() || millis.longValue() < 1 || millis.longValue() > MAX_DEADLINE_MILLIS) {
            throw bad("deadlineMillis must be from 1 to " + MAX_DEADLINE_MILLIS);
        }
        return Duration.ofMillis(millis.longValue());
    }

    private static @Nullable String string(ObjectNode body, String name) throws ProblemException {
        JsonNode value = body.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw bad(name + " must be a string");
        }
        return value.textValue();
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(400, detail);
    }
}
