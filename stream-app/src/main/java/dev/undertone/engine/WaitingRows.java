package dev.undertone.engine;

import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every row between its tokens and its score: waiting by length in its lane, or on the device. A text whose tokens are
 * here already joins their row.
 *
 * <p>Threads: guarded by the engine's lock.
 */
final class WaitingRows {
    private final LengthBuckets live;
    private final LengthBuckets background;
    private final Map<TokenKey, Row> byTokens = new HashMap<>();

    WaitingRows(LengthBuckets live, LengthBuckets background) {
        this.live = live;
        this.background = background;
    }

    /** Adds a text. Returns false when it joined a row that was here already. */
    boolean add(PendingAnswer text, TokenizedText tokens) {
        TokenKey key = TokenKey.of(tokens);
        Row known = byTokens.get(key);
        // A live text must not wait in the background lane.
        if (known != null && known.lane().compareTo(text.lane()) <= 0 && !isForgotten(known)) {
            known.join(text);
            return false;
        }
        Row row = new Row(tokens, text);
        byTokens.put(key, row);
        (text.lane() == Lane.LIVE ? live : background).add(row);
        return true;
    }

    /** A row that nobody waited for may have been dropped from its bucket: it will never be scored. */
    private static boolean isForgotten(Row row) {
        return row.isDone() && !row.texts().get(0).dispatched();
    }

    /** Whether no row waits; false also while those that do have been answered and are not dropped yet. */
    boolean isEmpty() {
        return live.isEmpty() && background.isEmpty();
    }

    /** The next rows for the device, live ones first, or null when none waits. */
    LengthBuckets.@Nullable Taken take() {
        LengthBuckets.Taken taken = live.take();
        return taken != null ? taken : background.take();
    }

    /** Forgets a row whose score is there, and returns the texts that get it. */
    List<PendingAnswer> finish(Row row) {
        byTokens.remove(TokenKey.of(row.tokens()), row);
        return List.copyOf(row.texts());
    }

    /** Removes what waits and is not on the device, and returns its texts. */
    List<PendingAnswer> removeWaiting() {
        List<PendingAnswer> texts = new ArrayList<>();
        for (LengthBuckets lane : List.of(live, background)) {
            lane.removeAll().forEach(row -> texts.addAll(finish(row)));
        }
        return texts;
    }
}
