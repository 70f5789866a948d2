package dev.undertone.stream;

import dev.undertone.schemas.SentimentWindow;
import dev.undertone.windows.SelectedWindows;
import dev.undertone.windows.SentimentWindows;
import dev.undertone.windows.WindowKey;
import dev.undertone.windows.WindowSelection;
import dev.undertone.windows.WindowSettings;
import dev.undertone.windows.WindowState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Looks into the window stores of this instance, and knows which other instances there are.
 *
 * <p>Threads: any; stores are read beside the stream threads that write them.
 */
public final class WindowQueries {
    private static final Comparator<SentimentWindow> NEWEST_FIRST = Comparator.comparing(SentimentWindow::getStart)
            .reversed()
            .thenComparing(window -> window.getDimension().getKind())
            .thenComparing(window -> window.getDimension().getValue());

    private final KafkaStreams streams;
    private final SentimentWindows view;
    private final String own;

    /** @param own where this instance is reached, so that it does not ask itself */
    public WindowQueries(KafkaStreams streams, WindowSettings settings, String own) {
        this.streams = streams;
        this.own = own;
        this.view = new SentimentWindows(settings);
    }

    /** The windows of the partitions that are here; none while Kafka Streams is not up. */
    public SelectedWindows select(WindowSelection selection, long nowMillis) {
        Set<Integer> partitions = new HashSet<>();
        List<SentimentWindow> windows = new ArrayList<>();
        try {
            StateQueryRequest<KeyValueIterator<WindowKey, WindowState>> request = StateQueryRequest.inStore(
                            WindowProcessor.WINDOWS)
                    .withQuery(RangeQuery.<WindowKey, WindowState>withRange(selection.first(), selection.last()))
                    .requireActive();
            streams.query(request).getPartitionResults().forEach((partition, result) -> {
                if (collect(result, selection, nowMillis, windows)) {
                    partitions.add(partition);
                }
            });
        } catch (InvalidStateStoreException e) {
            // Nothing can be seen now, which the partitions say.
            return new SelectedWindows(Set.of(), List.of());
        }
        windows.sort(NEWEST_FIRST);
        return new SelectedWindows(partitions, windows.subList(0, Math.min(windows.size(), selection.limit())));
    }

    /** Where the other instances are reached: {@code host:port}. */
    public List<String> peers() {
        try {
            return streams.metadataForAllStreamsClients().stream()
                    .map(StreamsMetadata::hostInfo)
                    .filter(host -> !host.equals(HostInfo.unavailable()) && host.port() > 0)
                    .map(host -> host.host() + ":" + host.port())
                    .filter(address -> !address.equals(own))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IllegalStateException e) {
            // Not started, or stopped.
            return List.of();
        }
    }

    private boolean collect(
            QueryResult<KeyValueIterator<WindowKey, WindowState>> result,
            WindowSelection selection,
            long nowMillis,
            List<SentimentWindow> windows) {
        if (!result.isSuccess()) {
            return false;
        }
        try (KeyValueIterator<WindowKey, WindowState> found = result.getResult()) {
            while (found.hasNext()) {
                KeyValue<WindowKey, WindowState> window = found.next();
                if (selection.includes(window.key)) {
                    windows.add(view.of(window.key, window.value, nowMillis));
                }
            }
            return true;
        } catch (InvalidStateStoreException e) {
            // The task moved away under our hands.
            return false;
        }
    }
}
