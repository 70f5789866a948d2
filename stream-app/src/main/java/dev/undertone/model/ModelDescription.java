package dev.undertone.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model directory holds, for people to read.
 *
 * @param architecture as {@code config.json} calls it, like {@code RobertaForSequenceClassification}
 * @param labels names of the columns, as in {@code id2label}
 * @param labelRule how these become negative, neutral and positive
 * @param tokenizer its kind: {@code BPE}, {@code WordPiece} or {@code Unigram}
 * @param files bytes by name, without what is hidden, in the order of the names
 */
public record ModelDescription(
        String architecture, List<String> labels, String labelRule, String tokenizer, Map<String, Long> files) {
    public ModelDescription {
        labels = List.copyOf(labels);
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** Bytes of all files. */
    public long bytes() {
        return files.values().stream().mapToLong(Long::longValue).sum();
    }
}
