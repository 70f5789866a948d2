package dev.undertone.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The score processors of each stream thread. While one waits for room in the engine, the thread forwards what is ready in
 * all of them: an answer must not wait for another task's permit.
 *
 * <p>Threads: any; a processor joins, leaves and is called on its own stream thread only.
 */
final class ThreadMates {
    private final Map<Thread, List<ScoreProcessor>> byThread = new ConcurrentHashMap<>();

    void join(ScoreProcessor processor) {
        byThread.computeIfAbsent(Thread.currentThread(), thread -> new ArrayList<>())
                .add(processor);
    }

    void leave(ScoreProcessor processor) {
        byThread.computeIfPresent(Thread.currentThread(), (thread, mates) -> {
            mates.remove(processor);
            return mates.isEmpty() ? null : mates;
        });
    }

    /** Forwards what is ready in every task of this thread. */
    void forwardReady() {
        for (ScoreProcessor mate : List.copyOf(byThread.getOrDefault(Thread.currentThread(), List.of()))) {
            mate.forwardReady();
        }
    }
}
