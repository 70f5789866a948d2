package dev.undertone;

import dev.undertone.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.kafka.KafkaContainer;

/**
 * The broker of a test: Apache Kafka's own image where Docker can run it, else the one inside this JVM. {@code -Dbroker=}
 * {@code docker} or {@code embedded} insists on one; the log says which it is.
 */
public final class TestBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TestBroker.class);
    private static final String IMAGE = "apache/kafka:4.3.1";
    private static final String WANTED = System.getProperty("broker", "any");

    /** As the embedded one has them; small numbers start faster. */
    private static final Map<String, String> SETTINGS = Map.of(
            "auto.create.topics.enable", "false",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.num.partitions", "4",
            "share.coordinator.state.topic.num.partitions", "1");

    private final AutoCloseable broker;
    private final String bootstrapServers;

    private TestBroker(AutoCloseable broker, String bootstrapServers) {
        this.broker = broker;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts a broker; {@code folder} is for its data where it runs in this JVM. */
    public static TestBroker start(Path folder) throws IOException {
        return start(folder, Map.of());
    }

    /** The same with settings of {@code server.properties}. */
    public static TestBroker start(Path folder, Map<String, String> settings) throws IOException {
        if (!WANTED.equals("embedded") && (WANTED.equals("docker") || isDockerThere())) {
            try {
                return inContainer(settings);
            } catch (ContainerFetchException e) {
                if (WANTED.equals("docker")) {
                    throw e;
                }
                LOG.warn("Docker is there, {} is not: {}", IMAGE, e.getMessage());
            }
        }
        EmbeddedBroker broker = EmbeddedBroker.start(folder, settings);
        LOG.warn("broker of this test: embedded, at {}", broker.bootstrapServers());
        return new TestBroker(broker, broker.bootstrapServers());
    }

    private static TestBroker inContainer(Map<String, String> settings) {
        KafkaContainer container = new KafkaContainer(IMAGE);
        SETTINGS.forEach((name, value) -> container.addEnv(variable(name), value));
        settings.forEach((name, value) -> container.addEnv(variable(name), value));
        container.start();
        LOG.warn("broker of this test: {} in a container, at {}", IMAGE, container.getBootstrapServers());
        return new TestBroker(container, container.getBootstrapServers());
    }

    private static boolean isDockerThere() {
        return Docker.IS_THERE;
    }

    /** Asked once a JVM: without a network, looking for the helper image of Testcontainers takes minutes. */
    private static final class Docker {
        static final boolean IS_THERE = isThere();

        private static boolean isThere() {
            try {
                return DockerClientFactory.instance().isDockerAvailable();
            } catch (RuntimeException e) {
                LOG.warn("Docker is there, what Testcontainers needs is not: {}", e.getMessage());
                return false;
            }
        }
    }

    private static String variable(String name) {
        return "KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        try {
            broker.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
