package dev.undertone.registry;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the registry until it answers, for a limited time. Threads: any may ask; threads of its own make the calls, since
 * their connections may hang without end.
 */
final class Asker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(5);

    private final RegistrySettings settings;
    private final Runnable onFailure;
    private final AtomicBoolean failing = new AtomicBoolean();
    private final ExecutorService callers = Executors.newCachedThreadPool(call -> {
        Thread thread = new Thread(call, "undertone-registry");
        thread.setDaemon(true);
        return thread;
    });

    /** @param onFailure hears of each attempt that fails for a reason of the registry's */
    Asker(RegistrySettings settings, Runnable onFailure) {
        this.settings = settings;
        this.onFailure = onFailure;
    }

    /**
     * What the call returns. What it throws is passed on, unless the registry is to blame: then it is called again, and after
     * the limit there is a {@link RegistryException}.
     */
    <T> T ask(Callable<T> call) {
        long end = System.nanoTime() + settings.waitLimit().toNanos();
        Backoff backoff = new Backoff();
        while (true) {
            RuntimeException failure;
            try {
                T answer = attempt(call, end);
                if (failing.compareAndSet(true, false)) {
                    LOG.info("the schema registry at {} answers again", settings.url());
                }
                return answer;
            } catch (RegistryException e) {
                throw e;
            } catch (RuntimeException e) {
                if (Blame.of(e) != Blame.REGISTRY) {
                    throw e;
                }
                failure = e;
            }
            onFailure.run();
            if (failing.compareAndSet(false, true)) {
                LOG.warn(
                        "the schema registry at {} does not help: {}; asking again",
                        settings.url(),
                        Blame.reason(failure));
            }
            if (System.nanoTime() + backoff.next().toNanos() >= end) {
                throw new RegistryException(
                        "the schema registry at " + settings.url() + " has given no answer for "
                                + settings.waitLimit().toSeconds() + " s (" + Blame.reason(failure)
                                + "); start it, or mend undertone.registry.url and undertone.registry.serde.*",
                        failure);
            }
            backoff.pause();
        }
    }

    private <T> T attempt(Callable<T> call, long end) {
        Future<T> answer = callers.submit(call);
        try {
            return answer.get(
                    Math.max(1, Math.min(end - System.nanoTime(), LONGEST_ATTEMPT.toNanos())), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IllegalStateException("no answer in time", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RegistryException("interrupted while asking the schema registry", e);
        }
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
