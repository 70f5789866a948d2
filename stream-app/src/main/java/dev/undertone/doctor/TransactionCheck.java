package dev.undertone.doctor;

import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import dev.undertone.topics.KafkaTools;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Whether transactions work, by getting ready for one: it takes the right to the transactional id, and a coordinator,
 * which a cluster with fewer brokers than its transaction log wants replicas does not have.
 */
record TransactionCheck(Settings settings) implements Check {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "transactions";
    }

    @Override
    public List<Finding> examine() {
        if (!settings.exactlyOnce()) {
            return List.of(Finding.ok(name(), "not needed at least once"));
        }
        Map<String, Object> config = new KafkaSettings(settings).producer();
        config.put("transactional.id", settings.applicationId() + "-doctor");
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        config.put("max.block.ms", LIMIT.toMillis());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            return List.of(Finding.ok(name(), "work under ids that begin with " + settings.applicationId() + "-"));
        } catch (AuthorizationException e) {
            return List.of(Finding.failed(
                    name(),
                    "transactional ids that begin with " + settings.applicationId() + "- may not be used",
                    new KafkaTools(settings.bootstrapServers()).allowTransactions(settings.applicationId() + "-")));
        } catch (TimeoutException e) {
            return List.of(Finding.failed(
                    name(),
                    "no coordinator within " + LIMIT.toSeconds() + " s",
                    "give the cluster as many brokers as transaction.state.log.replication.factor says, or"
                            + " lower that"));
        }
    }
}
