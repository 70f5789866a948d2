package dev.undertone.engine;

import dev.undertone.schemas.ReleaseReason;
import dev.undertone.text.TokenizedText;
import java.util.List;

/**
 * Rows that go to the model together.
 *
 * @param reason why the batch was closed
 * @param breakerPeriod the breaker's period that let it through
 */
record Batch(List<Row> rows, ReleaseReason reason, int breakerPeriod) {
    Batch {
        rows = List.copyOf(rows);
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
