package dev.undertone.engine;

import dev.undertone.schemas.ReleaseReason;
import dev.undertone.text.TokenizedText;
import dev.undertone.tracing.RecordTrace;
import java.util.List;

/**
 * Rows that go to the model together.
 *
 * @param reason why the batch was closed
 * @param breakerPeriod the breaker's period that let it through
 * @param traces the spans of its texts that are recorded
 */
record Batch(List<Row> rows, ReleaseReason reason, int breakerPeriod, List<RecordTrace> traces) {
    Batch {
        rows = List.copyOf(rows);
        traces = List.copyOf(traces);
    }

    List<TokenizedText> tokens() {
        return rows.stream().map(Row::tokens).toList();
    }

    /** Tokens of the longest row. */
    int longest() {
        int longest = 0;
        for (Row row : rows) {
            longest = Math.max(longest, row.length());
        }
        return longest;
    }

    /** Tokens of all rows, without padding. */
    int realTokens() {
        int tokens = 0;
        for (Row row : rows) {
            tokens += row.length();
        }
        return tokens;
    }
}
