package dev.undertone.doctor;

import dev.undertone.config.Settings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;

/** Who answers at the address. */
record BrokerCheck(Settings settings, Admin admin) implements Check {
    @Override
    public String name() {
        return "broker";
    }

    @Override
    public List<Finding> examine() throws Exception {
        long start = System.nanoTime();
        DescribeClusterResult cluster = admin.describeCluster();
        int nodes = cluster.nodes().get().size();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return List.of(Finding.ok(
                name(),
                settings.bootstrapServers() + ", brokers: " + nodes + ", cluster "
                        + cluster.clusterId().get() + ", answers in " + millis + " ms"));
    }
}
