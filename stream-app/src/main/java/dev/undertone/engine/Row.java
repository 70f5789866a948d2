package dev.undertone.engine;

import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a batch: token ids, and the texts that have exactly these. Texts that come while the row waits or is on the
 * device join it, so that identical texts are scored once.
 *
 * <p>Threads: guarded by the engine's lock.
 */
final class Row {
    private final TokenizedText tokens;
    private final Lane lane;
    private final long deadlineNanos;
    private final List<PendingAnswer> texts = new ArrayList<>(1);

    Row(TokenizedText tokens, PendingAnswer first) {
        this.tokens = tokens;
        this.lane = first.lane();
        this.deadlineNanos = first.deadlineNanos();
        texts.add(first);
    }

    void join(PendingAnswer text) {
        texts.add(text);
    }

    TokenizedText tokens() {
        return tokens;
    }

    int length() {
        return tokens.length();
    }

    Lane lane() {
        return lane;
    }

    /** The deadline of the text that came first; those that joined do not hasten it. */
    long deadlineNanos() {
        return deadlineNanos;
    }

    List<PendingAnswer> texts() {
        return texts;
    }

    /** Whether nobody waits for this row any more. */
    boolean isDone() {
        for (PendingAnswer text : texts) {
            if (!text.isDone()) {
                return false;
            }
        }
        return true;
    }
}
