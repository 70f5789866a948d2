package dev.undertone.quickstart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends texts to the input topics at a steady rate, through a producer like anyone's. It feeds on a thread of its own
 * until it is stopped; everything else may be called from any thread.
 */
final class Feeder implements AutoCloseable {
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(5);

    private final MoodDrift drift;
    private final double perSecond;
    private final Map<String, String> topicBySource;
    private final Producer<String, String> producer;
    private final Thread thread = new Thread(this::feed, "quickstart-feeder");
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean stopped;

    /**
     * @param perSecond texts a second; 0 for none
     * @param topicBySource where each source's texts go
     */
    Feeder(MoodDrift drift, double perSecond, Map<String, String> topicBySource, Map<String, Object> client) {
        this.drift = drift;
        this.perSecond = perSecond;
        this.topicBySource = Map.copyOf(topicBySource);
        this.producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Stops feeding and waits until the broker has answered for everything sent. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join(FLUSH_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(FLUSH_LIMIT);
    }

    /** Records the broker has taken. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** Records the broker has not taken. */
    long refused() {
        return refused.get();
    }

    @Override
    public void close() {
        stop();
    }

    private void feed() {
        long start = System.nanoTime();
        for (long sent = 0; perSecond > 0 && !stopped; sent++) {
            awaitTurn(start + (long) (sent * 1e9 / perSecond));
            if (!stopped) {
                send(sent, drift.next(Duration.ofNanos(System.nanoTime() - start)));
            }
        }
    }

    private void awaitTurn(long dueNanos) {
        for (long wait = dueNanos - System.nanoTime(); wait > 0 && !stopped; wait = dueNanos - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback hears of the outcome.
    private void send(long number, SampleText text) {
        String id = "sample-" + (number + 1);
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("text", text.text())
                .put("lang", text.lang())
                .put("subject", text.subject())
                .toString();
        String topic = topicBySource.getOrDefault(text.source(), text.source());
        try {
            // A key spreads the records over the partitions; without one whole seconds would go to the same.
            producer.send(
                    new ProducerRecord<>(topic, id, json),
                    (taken, failure) -> (failure == null ? acknowledged : refused).incrementAndGet());
        } catch (KafkaException | IllegalStateException e) {
            refused.incrementAndGet();
        }
    }
}
