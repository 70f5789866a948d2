package dev.undertone.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Texts a second by batch and length, on the caller's thread, tokenizing not included.
 *
 * @param lengths tokens of a text
 * @param cells what was measured; those a slow model leaves no time for are missing
 */
record Speed(List<Integer> lengths, List<Cell> cells) {
    private static final List<Integer> BATCHES = List.of(1, 8, 32);
    private static final List<Integer> LENGTHS = List.of(16, 32, 64, 128);
    private static final long NANOS_A_CELL = 150_000_000L;
    private static final long NANOS_IN_ALL = 20_000_000_000L;

    /** So many texts of so many tokens in one run. */
    record Cell(int batch, int length, double textsPerSecond) {}

    Speed {
        lengths = List.copyOf(lengths);
        cells = List.copyOf(cells);
    }

    /** How many cells {@link #measure} has for a model that takes so many tokens. */
    static int cells(int maxTokens) {
        return BATCHES.size() * lengths(maxTokens).size();
    }

    /** Measures for some seconds; {@code progress} hears how many cells there are so far. */
    static Speed measure(BatchScorer model, int maxTokens, LongSupplier nanos, IntConsumer progress)
            throws ScoringException {
        List<Integer> lengths = lengths(maxTokens);
        long end = nanos.getAsLong() + NANOS_IN_ALL;
        List<Cell> cells = new ArrayList<>();
        for (int batch : BATCHES) {
            for (int length : lengths) {
                if (nanos.getAsLong() - end < 0) {
                    cells.add(new Cell(batch, length, textsPerSecond(model, batch, length, nanos)));
                }
                progress.accept(cells.size());
            }
        }
        return new Speed(lengths, cells);
    }

    private static List<Integer> lengths(int maxTokens) {
        List<Integer> fitting =
                LENGTHS.stream().filter(length -> length <= maxTokens).toList();
        return fitting.isEmpty() ? List.of(maxTokens) : fitting;
    }

    private static double textsPerSecond(BatchScorer model, int batch, int length, LongSupplier nanos)
            throws ScoringException {
        long[] ids = Arrays.copyOf(model.tokenize("good bad ".repeat(length)).ids(), length);
        List<TokenizedText> texts = Collections.nCopies(batch, new TokenizedText(ids, length));
        // The first run of a shape allocates for it.
        model.score(texts);
        long start = nanos.getAsLong();
        long spent = 0;
        int runs = 0;
        while (spent < NANOS_A_CELL) {
            model.score(texts);
            runs++;
            spent = Math.max(1, nanos.getAsLong() - start);
        }
        return batch * (double) runs * 1e9 / spent;
    }

    /** As a table: a row for each batch, a column for each length. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("  texts/s on one thread, without tokenizing");
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "  %-12s", "batch"));
        lengths.forEach(length -> head.append(String.format(Locale.ROOT, "%12s", length + " tokens")));
        lines.add(head.toString());
        for (int batch : BATCHES) {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-12d", batch));
            for (int length : lengths) {
                Cell cell = cell(batch, length);
                row.append(String.format(
                        Locale.ROOT,
                        "%12s",
                        cell == null ? "-" : String.format(Locale.ROOT, "%,.0f", cell.textsPerSecond)));
            }
            lines.add(row.toString());
        }
        return lines;
    }

    ArrayNode json() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Cell cell : cells) {
            ObjectNode object = array.addObject();
            object.put("batch", cell.batch).put("tokens", cell.length).put("textsPerSecond", cell.textsPerSecond);
        }
        return array;
    }

    private @Nullable Cell cell(int batch, int length) {
        return cells.stream()
                .filter(cell -> cell.batch == batch && cell.length == length)
                .findFirst()
                .orElse(null);
    }
}
