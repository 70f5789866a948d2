package dev.undertone.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.undertone.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guards what the design stands on and no public interface promises: on each commit Kafka Streams runs the upstream
 * barrier, then the downstream barrier, then flushes the producer, then commits. Should an upgrade fail this test,
 * docs/adr/0001-batches-and-commits.md names the way out.
 */
class CommitOrderTest {
    @TempDir
    Path folder;

    @Test
    void barriersRunInTopologicalOrderBeforeFlushAndCommit() throws Exception {
        List<String> events = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch committed = new CountDownLatch(1);
        try (TestBroker broker = TestBroker.start(folder.resolve("broker"))) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = Admin.create(client)) {
                admin.createTopics(List.of(new NewTopic("in", 1, (short) 1), new NewTopic("out", 1, (short) 1)))
                        .all()
                        .get();
            }
            try (KafkaStreams streams = new KafkaStreams(
                    topology(events).build(), properties(broker), new RecordingClients(events, committed))) {
                streams.start();
                try (Producer<byte[], byte[]> producer =
                        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
                    producer.send(new ProducerRecord<>("in", new byte[] {1})).get();
                }
                committed.await(60, TimeUnit.SECONDS);
                streams.close(Duration.ofSeconds(20));
            }
        }

        int firstProcessed = events.indexOf("process first");
        assertEquals(
                List.of("process first", "barrier first", "process second", "barrier second", "flush", "commit"),
                events.subList(firstProcessed, firstProcessed + 6));
    }

    private Properties properties(TestBroker broker) {
        Properties properties = new Properties();
        properties.put("application.id", "order");
        properties.put("bootstrap.servers", broker.bootstrapServers());
        properties.put("processing.guarantee", "exactly_once_v2");
        properties.put("commit.interval.ms", "200");
        properties.put("state.dir", folder.resolve("state").toString());
        properties.put("consumer.auto.offset.reset", "earliest");
        return properties;
    }

    /** The first processor holds its record back until its barrier runs. */
    private static StreamsBuilder topology(List<String> events) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("in", Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .process(new Stage("first", events))
                .process(new Stage("second", events))
                .to("out", Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
        return builder;
    }

    private record Stage(String name, List<String> events)
            implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new ContextualProcessor<>() {
                private RecordContexts<byte[], byte[]> contexts;
                private CommitBarrierStore barrier;

                @Override
                public void init(ProcessorContext<byte[], byte[]> context) {
                    super.init(context);
                    contexts = RecordContexts.of(context);
                    barrier = context.getStateStore(name);
                }

                @Override
                public void process(Record<byte[], byte[]> record) {
                    events.add("process " + name);
                    var origin = contexts.current();
                    barrier.beforeCommit(() -> {
                        events.add("barrier " + name);
                        contexts.forward(origin, record);
                        barrier.beforeCommit(null);
                    });
                }
            };
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(CommitBarrierStore.builder(name));
        }
    }

    /** Real clients that say when they flush and commit. */
    private static final class RecordingClients extends DefaultKafkaClientSupplier {
        private final List<String> events;
        private final CountDownLatch committed;

        RecordingClients(List<String> events, CountDownLatch committed) {
            this.events = events;
            this.committed = committed;
        }

        @Override
        public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
            return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()) {
                @Override
                public void flush() {
                    note("flush");
                    super.flush();
                }

                @Override
                public void commitTransaction() {
                    note("commit");
                    super.commitTransaction();
                    if (events.contains("process first")) {
                        committed.countDown();
                    }
                }
            };
        }

        private void note(String event) {
            // The first flush of a commit is Kafka Streams'; commitTransaction flushes once more by itself.
            if (!events.isEmpty() && !events.get(events.size() - 1).equals(event)) {
                events.add(event);
            }
        }
    }
}
