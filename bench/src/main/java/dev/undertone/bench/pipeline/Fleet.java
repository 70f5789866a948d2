package dev.undertone.bench.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Instances of one application, which share its partitions. Threads: one. */
final class Fleet implements AutoCloseable {
    private static final String STATE = "kafka.state.dir";

    private final List<Child> instances = new ArrayList<>();

    private Fleet() {}

    /** Starts all at once, so that partitions move about as little as possible, and waits until all take records. */
    static Fleet start(Launch launch, Contestant contestant, Map<String, String> settings, Path folder, int instances)
            throws IOException {
        Fleet fleet = new Fleet();
        try {
            for (int i = 0; i < instances; i++) {
                Map<String, String> own = new HashMap<>(settings);
                own.computeIfPresent(
                        STATE,
                        (key, state) -> fleet.instances.isEmpty() ? state : state + "-" + fleet.instances.size());
                fleet.instances.add(launch.begin(contestant, own, folder));
            }
            for (Child instance : fleet.instances) {
                instance.awaitReady();
            }
        } catch (IOException | RuntimeException e) {
            fleet.close();
            throw e;
        }
        return fleet;
    }

    /** Of all of them together. */
    Child.Vitals vitals() throws IOException {
        Child.Vitals sum = new Child.Vitals(0, 0, 0, 0);
        for (Child instance : instances) {
            sum = sum.plus(instance.vitals());
        }
        return sum;
    }

    void stop() throws IOException, InterruptedException {
        for (Child instance : instances) {
            instance.stop();
        }
    }

    @Override
    public void close() {
        instances.forEach(Child::close);
    }
}
