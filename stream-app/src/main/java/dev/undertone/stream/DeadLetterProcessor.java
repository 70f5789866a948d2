package dev.undertone.stream;

import dev.undertone.ingest.RejectedException;
import dev.undertone.metrics.Metrics;
import dev.undertone.stream.Ingested.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Writes a refused record to the dead-letter topic: its original bytes, key, headers and timestamp, the
 * {@code __streams.errors.*} headers of KIP-1034, and {@code undertone.errors.stage} and {@code .reason}. What is too
 * large for the topic is cut, with its length and SHA-256 in headers. It goes to the partition number of its source.
 */
final class DeadLetterProcessor extends ContextualProcessor<byte[], DeadLetter, byte[], PartitionedBytes> {
    private final String topic;
    private final int maxBytes;
    private final Metrics metrics;

    /** @param maxBytes what the topic takes */
    DeadLetterProcessor(String topic, int maxBytes, Metrics metrics) {
        this.topic = topic;
        this.maxBytes = maxBytes;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<byte[], DeadLetter> record) {
        DeadLetter letter = record.value();
        metrics.deadLettered(letter.stage(), letter.reason(), letter.copy());
        letter.trace().deadLettered(letter.stage(), letter.reason());
        Headers headers = describe(letter, new RecordHeaders(record.headers()));
        letter.trace().writeTo(headers);
        byte[] value = letter.raw();
        byte[] key = record.key();
        if (OutputSize.of(key, value, headers) > maxBytes) {
            metrics.outputTruncated(topic);
            addCut(headers, value);
            if (OutputSize.of(key, new byte[0], headers) > maxBytes / 2) {
                headers = describe(letter, new RecordHeaders());
                addCut(headers, value);
            }
            if (OutputSize.of(key, new byte[0], headers) > maxBytes / 2) {
                key = null;
            }
            int room = maxBytes - OutputSize.of(key, new byte[0], headers);
            value = Arrays.copyOf(value, Math.max(0, Math.min(value.length, room)));
        }
        int partition = context().recordMetadata().orElseThrow().partition();
        context().forward(new Record<>(key, new PartitionedBytes(value, partition), record.timestamp(), headers));
    }

    private Headers describe(DeadLetter letter, Headers headers) {
        RecordMetadata source = context().recordMetadata().orElseThrow();
        put(headers, "__streams.errors.exception", RejectedException.class.getName());
        put(headers, "__streams.errors.message", letter.message());
        // A stack trace would say where in our code, which stage and reason say better.
        put(headers, "__streams.errors.stacktrace", "");
        put(headers, "__streams.errors.topic", source.topic());
        put(headers, "__streams.errors.partition", Integer.toString(source.partition()));
        put(headers, "__streams.errors.offset", Long.toString(source.offset()));
        put(headers, "undertone.errors.stage", letter.stage());
        put(headers, "undertone.errors.reason", letter.reason());
        return headers;
    }

    private static void addCut(Headers headers, byte[] whole) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(whole);
            put(headers, "undertone.errors.original.length", Integer.toString(whole.length));
            put(headers, "undertone.errors.original.sha256", HexFormat.of().formatHex(sha));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
