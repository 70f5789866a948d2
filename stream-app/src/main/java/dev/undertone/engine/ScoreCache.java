package dev.undertone.engine;

import dev.undertone.text.Inference;
import dev.undertone.text.Score;
import dev.undertone.text.TokenizedText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest scores by token ids, least recently used out first. It belongs to one model.
 *
 * <p>Threads: any.
 */
final class ScoreCache {
    private final int maxRecords;
    private final Map<TokenKey, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** A score and how it once came about. */
    record Entry(Score score, Inference inference) {}

    /** @param maxRecords scores to keep; 0 for none */
    ScoreCache(int maxRecords) {
        this.maxRecords = maxRecords;
    }

    synchronized @Nullable Entry get(TokenizedText tokens) {
        return maxRecords == 0 ? null : entries.get(TokenKey.of(tokens));
    }

    synchronized void put(TokenizedText tokens, Entry entry) {
        if (maxRecords == 0) {
            return;
        }
        entries.put(TokenKey.of(tokens), entry);
        if (entries.size() > maxRecords) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    synchronized void clear() {
        entries.clear();
    }
}
