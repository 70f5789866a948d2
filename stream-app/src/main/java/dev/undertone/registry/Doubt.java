package dev.undertone.registry;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again where a failure may be the registry's or the value's: a registry just restored, or a copy that lags, does not
 * have a schema yet. After the limit the value gets the blame. One wait in vain ends doubt for five minutes, so that whoever
 * sends bad values can hold the stream up for the limit in every five minutes, not longer.
 *
 * <p>Threads: any; each waits for itself.
 */
final class Doubt {
    /** How long the next failures are believed at once after a wait in vain. */
    static final Duration REST = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Doubt.class);

    private final Duration limit;
    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Long> inVain = new AtomicReference<>();

    /** @param limit how long is asked again, at most; zero for never */
    Doubt(Duration limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
    }

    /** What the call returns, or throws in the end. {@code isOpen} says whether a failure leaves any doubt. */
    <T> T ask(Callable<T> call, Predicate<RuntimeException> isOpen) {
        long start = nanos.getAsLong();
        boolean rests = isResting(start);
        Backoff backoff = new Backoff();
        while (true) {
            try {
                return call.call();
            } catch (RegistryException e) {
                throw e;
            } catch (RuntimeException e) {
                if (rests || limit.isZero() || !isOpen.test(e)) {
                    throw e;
                }
                if (nanos.getAsLong() - start + backoff.next().toNanos() >= limit.toNanos()) {
                    inVain.set(nanos.getAsLong());
                    LOG.warn(
                            "the schema of a record could not be had in {} s ({}); such records are dead letters now. See that"
                                    + " undertone.registry.url is the senders' registry, and that it is whole",
                            limit.toSeconds(),
                            said(e));
                    throw e;
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            backoff.pause();
        }
    }

    private boolean isResting(long now) {
        Long last = inVain.get();
        return last != null && now - last < REST.toNanos();
    }

    /** Without the message of what is unclear, which may quote the text. */
    private static String said(RuntimeException failure) {
        return Blame.of(failure) == Blame.UNCLEAR ? failure.getClass().getName() : Blame.reason(failure);
    }
}
