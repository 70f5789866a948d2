package dev.undertone;

import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import dev.undertone.ops.WindowView;
import dev.undertone.stream.WindowQueries;
import dev.undertone.windows.SelectedWindows;
import dev.undertone.windows.WindowSelection;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;

/** The windows of the application. Threads: any. */
final class AppWindows implements WindowView {
    private final WindowQueries queries;
    private final int partitions;

    AppWindows(KafkaStreams streams, Settings settings) {
        this.queries = new WindowQueries(streams, settings.windows(), new KafkaSettings(settings).applicationServer());
        this.partitions = settings.windowPartitions();
    }

    @Override
    public SelectedWindows select(WindowSelection selection) {
        return queries.select(selection, System.currentTimeMillis());
    }

    @Override
    public List<String> peers() {
        return queries.peers();
    }

    @Override
    public int partitions() {
        return partitions;
    }
}
