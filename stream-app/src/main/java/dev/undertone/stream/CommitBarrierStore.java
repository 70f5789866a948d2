package dev.undertone.stream;

import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store that stores nothing and is told before every commit.
 *
 * <p>A record whose {@code process()} has returned counts as processed, so what a processor still holds in memory would
 * be lost at the next crash. Flushing the caches is the first step of a commit, on the stream thread, before the
 * producer's flush and the offsets; Kafka Streams has no public hook there. Only stores of two internal types are
 * flushed, hence this class implements one of them; {@code CommitOrderTest} fails when that changes. See
 * docs/adr/0001-batches-and-commits.md.
 *
 * <p>Threads: the task's stream thread.
 */
final class CommitBarrierStore implements StateStore, CachedStateStore<Object, Object> {
    private final String name;
    private final boolean deaf;
    private @Nullable Runnable beforeCommit;
    private boolean open;

    private CommitBarrierStore(String name, boolean deaf) {
        this.name = name;
        this.deaf = deaf;
    }

    static StoreBuilder<CommitBarrierStore> builder(String name) {
        return new Builder(name, false);
    }

    /** One that does not hear of commits, for the control of the delivery tests: it loses records. */
    static StoreBuilder<CommitBarrierStore> deaf(String name) {
        return new Builder(name, true);
    }

    /** Sets what runs before each commit of this store's task; null for nothing. */
    void beforeCommit(@Nullable Runnable action) {
        beforeCommit = action;
    }

    @Override
    public void flushCache() {
        if (beforeCommit != null && !deaf) {
            beforeCommit.run();
        }
    }

    @Override
    public void clearCache() {}

    @Override
    public boolean setFlushListener(@Nullable CacheFlushListener<Object, Object> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    private record Builder(String name, boolean deaf) implements StoreBuilder<CommitBarrierStore> {
        @Override
        public CommitBarrierStore build() {
            return new CommitBarrierStore(name, deaf);
        }

        @Override
        public StoreBuilder<CommitBarrierStore> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<CommitBarrierStore> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<CommitBarrierStore> withLoggingEnabled(Map<String, String> config) {
            throw new UnsupportedOperationException("there is nothing to log");
        }

        @Override
        public StoreBuilder<CommitBarrierStore> withLoggingDisabled() {
            return this;
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}
