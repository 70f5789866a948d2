package dev.undertone.ops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.metrics.PrometheusMetrics;
import dev.undertone.schemas.AvroJson;
import dev.undertone.schemas.ScoredText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells its followers once a second how things stand, and the newest texts. Made once for all of them, and not at all
 * while there are none.
 *
 * <p>Threads: one of its own makes the events; any may follow.
 */
final class EventFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);

    private final Operations operations;
    private final PrometheusMetrics metrics;
    private final NewestTexts newest;
    private final int maxFollowers;
    private final boolean withTexts;
    private final Set<EventStream> followers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "undertone-events");
        thread.setDaemon(true);
        return thread;
    });

    /** @param withTexts whether followers who may read see texts */
    EventFeed(
            Operations operations, PrometheusMetrics metrics, NewestTexts newest, int maxFollowers, boolean withTexts) {
        this.operations = operations;
        this.metrics = metrics;
        this.newest = newest;
        this.maxFollowers = maxFollowers;
        this.withTexts = withTexts;
        metrics.metrics().bindEventClients(followers::size);
    }

    void start() {
        var unused = clock.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** Lets somebody follow, unless there are too many. */
    boolean follow(EventStream follower) {
        synchronized (followers) {
            if (followers.size() >= maxFollowers) {
                return false;
            }
            followers.add(follower);
        }
        follower.onEnd(() -> followers.remove(follower));
        return true;
    }

    private void tick() {
        try {
            List<ScoredText> texts = newest.take();
            if (!followers.isEmpty()) {
                byte[] open = event(texts, withTexts);
                byte[] closed = event(texts, false);
                followers.forEach(follower -> follower.send(follower.mayReadTexts() ? open : closed));
            }
        } catch (RuntimeException e) {
            // The clock would stop for good.
            LOG.error("an event could not be made", e);
        }
    }

    private byte[] event(List<ScoredText> texts, boolean shown) {
        ObjectNode snapshot = Json.MAPPER.createObjectNode();
        snapshot.put("at", Instant.now().toString());
        snapshot.set("status", Json.MAPPER.valueToTree(operations.status()));
        snapshot.set("answers", Json.MAPPER.valueToTree(metrics.answers()));
        snapshot.set("latency", Json.MAPPER.valueToTree(metrics.latency()));
        snapshot.put("lag", metrics.lag());
        ArrayNode list = snapshot.putArray("texts");
        for (ScoredText text : texts) {
            ObjectNode scored = AvroJson.of(text);
            if (!shown) {
                scored.putNull("text").putNull("id").putNull("subject");
            }
            list.add(scored);
        }
        return ("event: snapshot\ndata: " + snapshot + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        followers.forEach(EventStream::end);
    }
}
