package dev.undertone.registry;

import dev.undertone.ingest.FramedDecoder;
import dev.undertone.ingest.RejectedException;
import dev.undertone.ingest.RejectionReason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes by a Kafka {@code Deserializer}. A value that its schema does not fit is refused. One whose schema the registry does
 * not have is refused when {@link Doubt} is over. While the registry does not answer the caller waits, and after the limit
 * there is a {@link RegistryException}.
 */
final class RegistryDecoder implements FramedDecoder {
    private static final int FRAMING_BYTES = 5;

    /** How long an id counts as unknown, so that a thousand bad records do not ask a thousand times. */
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(30);

    private static final int MAX_UNKNOWN = 1000;

    private final Deserializer<?> deserializer;
    private final Asker asker;
    private final Doubt doubt;
    private final LongSupplier nanos;
    private final Set<Integer> known = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Long> unknownSince = new ConcurrentHashMap<>();

    /** @param deserializer stays the caller's to close */
    RegistryDecoder(Deserializer<?> deserializer, Asker asker, Doubt doubt, LongSupplier nanos) {
        this.deserializer = deserializer;
        this.asker = asker;
        this.doubt = doubt;
        this.nanos = nanos;
    }

    @Override
    public @Nullable Object decode(String topic, Headers headers, byte[] value) throws RejectedException {
        OptionalInt id = id(value);
        if (id.isPresent() && isUnknown(id.getAsInt())) {
            throw unknown(id);
        }
        try {
            Object decoded = decode(topic, headers, value, id);
            id.ifPresent(this::learn);
            return decoded;
        } catch (RegistryException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw refusal(id, e);
        }
    }

    /** What is known needs no question, and so no other thread. */
    private @Nullable Object decode(String topic, Headers headers, byte[] value, OptionalInt id) {
        if (id.isPresent() && known.contains(id.getAsInt())) {
            try {
                return deserializer.deserialize(topic, headers, value);
            } catch (RuntimeException e) {
                if (Blame.of(e) != Blame.REGISTRY) {
                    throw e;
                }
            }
        }
        Callable<@Nullable Object> call = () -> deserializer.deserialize(topic, headers, value);
        boolean wasRefused = id.isPresent() && unknownSince.containsKey(id.getAsInt());
        return wasRefused
                ? asker.ask(call)
                : doubt.ask(() -> asker.ask(call), failure -> mayBeTheRegistrys(failure, id));
    }

    /** An id that has been read before is known to the registry, so what is unclear is then the value's. */
    private boolean mayBeTheRegistrys(RuntimeException failure, OptionalInt id) {
        return switch (Blame.of(failure)) {
            case SCHEMA, REQUEST -> true;
            case UNCLEAR -> id.isEmpty() || !known.contains(id.getAsInt());
            // The registry's has been waited out.
            case REGISTRY, VALUE -> false;
        };
    }

    private RejectedException refusal(OptionalInt id, Throwable failure) {
        return switch (Blame.of(failure)) {
            case SCHEMA, REQUEST -> {
                id.ifPresent(this::remember);
                yield unknown(id);
            }
            // The message may quote the text.
            case VALUE, UNCLEAR, REGISTRY ->
                RejectedException.ofValue(
                        RejectionReason.MALFORMED_AVRO, failure.getClass().getSimpleName());
        };
    }

    private void learn(int id) {
        known.add(id);
        unknownSince.remove(id);
    }

    private void remember(int id) {
        if (unknownSince.size() >= MAX_UNKNOWN) {
            unknownSince.clear();
        }
        unknownSince.put(id, nanos.getAsLong());
    }

    private boolean isUnknown(int id) {
        Long since = unknownSince.get(id);
        return since != null && nanos.getAsLong() - since <= UNKNOWN_FOR.toNanos();
    }

    private static RejectedException unknown(OptionalInt id) {
        String schema = id.isPresent() ? "schema " + id.getAsInt() : "the value's schema";
        return RejectedException.ofValue(RejectionReason.SCHEMA_UNKNOWN, "the registry does not have " + schema);
    }

    private static OptionalInt id(byte[] value) {
        return value.length >= FRAMING_BYTES && value[0] == 0
                ? OptionalInt.of(ByteBuffer.wrap(value).getInt(1))
                : OptionalInt.empty();
    }
}
