package dev.undertone.delivery;

import dev.undertone.TestBroker;
import dev.undertone.config.Settings;
import dev.undertone.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What every drill needs: the real broker in this JVM, instances in others, a feed, and a consumer. Threads: one. */
final class Rig implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration STEP = Duration.ofMillis(20);

    final Outputs outputs;
    final Feed feed;
    final List<Instance> instances = new ArrayList<>();
    private final TestBroker broker;
    private final Admin admin;
    private final Load load;

    /** What is sent. */
    record Load(int records, int perSecond, long seed, int shortestWords) {}

    private Rig(Load load, int instanceCount, Map<String, String> given, Path folder, TestBroker broker)
            throws Exception {
        this.load = load;
        this.broker = broker;
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        Map<String, String> arguments = new HashMap<>(given);
        arguments.put("kafka.bootstrap.servers", broker.bootstrapServers());
        arguments.put("undertone.topics.replication.factor", "1");
        Map<String, String> settings = new HashMap<>(arguments);
        settings.keySet().removeIf(key -> key.startsWith("chaos."));
        new Topics(admin, Settings.of(settings)).create();
        this.outputs = new Outputs(broker.bootstrapServers());
        this.feed = new Feed(broker.bootstrapServers(), load);
        for (int i = 0; i < instanceCount; i++) {
            instances.add(new Instance("instance-" + i, folder, arguments));
        }
    }

    /**
     * Starts a broker and creates the topics; nothing else runs yet.
     *
     * @param given settings and options of the instances
     * @param folder for the data of the broker, states and logs
     */
    static Rig open(Load load, int instanceCount, Map<String, String> given, Path folder) throws Exception {
        return new Rig(load, instanceCount, given, folder, TestBroker.start(folder.resolve("broker")));
    }

    /** Lets time go by, reading on. */
    void pass(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() - end < 0) {
            outputs.poll(Duration.ofMillis(5));
        }
    }

    /** Reads on until something holds; fails when it takes minutes or an instance ends by itself. */
    void await(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            outputs.poll(STEP);
            for (Instance instance : instances) {
                if (!instance.isAlive()) {
                    throw new AssertionError("an instance has ended by itself:\n" + instance.lastWords());
                }
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("waited " + PATIENCE + " for " + what + " with " + outputs.answered()
                        + " answers to " + feed.acknowledged().size() + " records:\n"
                        + instances.get(0).lastWords());
            }
        }
    }

    /** Waits until the application has committed every input: nothing more will come of them. */
    void awaitAllCommitted() {
        await("the end of the input", () -> feed.isDone() && isAllCommitted());
        outputs.readToEnd();
    }

    private boolean isAllCommitted() {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets("undertone")
                    .partitionsToOffsetAndMetadata()
                    .get();
            long done = 0;
            for (Map.Entry<TopicPartition, OffsetAndMetadata> partition : committed.entrySet()) {
                if (partition.getKey().topic().endsWith(".raw") && partition.getValue() != null) {
                    done += partition.getValue().offset();
                }
            }
            return done == load.records();
        } catch (ExecutionException e) {
            // The coordinator is being looked for.
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Stops every instance cleanly and reads what that brought. */
    void stop() throws InterruptedException {
        for (Instance instance : instances) {
            instance.stop();
        }
        outputs.readToEnd();
    }

    Guarantees guarantees() {
        return new Guarantees(feed.acknowledged(), outputs.answers(), outputs.windows());
    }

    @Override
    public void close() {
        instances.forEach(Instance::close);
        feed.close();
        outputs.close();
        admin.close();
        broker.close();
    }
}
