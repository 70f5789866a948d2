package dev.undertone.cli;

import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A Kafka cluster as a command meets it: it answers within seconds, or the command says clearly why it goes no further.
 *
 * <p>Threads: one.
 */
final class Cluster implements AutoCloseable {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final int TOPICS_TO_NAME = 10;

    private final Admin admin;
    private final String address;

    /** A question to the cluster. */
    interface Question<T> {
        T ask(Admin admin) throws ExecutionException, InterruptedException;
    }

    private Cluster(Admin admin, String address) {
        this.admin = admin;
        this.address = address;
    }

    static Cluster open(Settings settings) throws CommandException, UnreachableException {
        Map<String, Object> config = new KafkaSettings(settings).admin();
        int limitMillis = (int) ANSWER_LIMIT.toMillis();
        config.put("default.api.timeout.ms", limitMillis);
        config.put("request.timeout.ms", limitMillis);
        String address = settings.bootstrapServers();
        try {
            return new Cluster(Admin.create(config), address);
        } catch (KafkaException e) {
            Throwable reason = e.getCause() instanceof ConfigException cause ? cause : e;
            if (String.valueOf(reason.getMessage()).startsWith("No resolvable bootstrap")) {
                throw new UnreachableException(
                        "the name in " + address + " is not known to DNS; give an address that is, with"
                                + " --bootstrap-servers HOST:PORT",
                        e);
            }
            throw new CommandException(ExitCode.USAGE, "wrong settings for Kafka: " + reason.getMessage(), e);
        }
    }

    /** The answer to a question. */
    <T> T answer(Question<T> question) throws CommandException, UnreachableException, InterruptedException {
        try {
            return question.ask(admin);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof AuthenticationException) {
                throw new CommandException(
                        ExitCode.FAILED,
                        "Kafka at " + address + " does not let us in: " + cause.getMessage()
                                + "; see kafka.security.protocol and kafka.sasl.*",
                        e);
            }
            if (cause instanceof AuthorizationException) {
                throw new CommandException(
                        ExitCode.FAILED, "Kafka at " + address + " does not allow it: " + cause.getMessage(), e);
            }
            if (cause instanceof RetriableException) {
                throw new UnreachableException(
                        "no Kafka broker answers at " + address + "; start one there, or give another address with"
                                + " --bootstrap-servers HOST:PORT",
                        e);
            }
            String message = cause == null ? e.getMessage() : cause.getMessage();
            throw new CommandException(ExitCode.FAILED, "Kafka at " + address + ": " + message, e);
        }
    }

    /** The number of partitions of a topic that must be there. */
    int partitions(String topic) throws CommandException, UnreachableException, InterruptedException {
        Integer partitions = answer(client -> {
            try {
                return client.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                        .mapToInt(description -> description.partitions().size())
                        .sum();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException
                        || e.getCause() instanceof InvalidTopicException) {
                    return 0;
                }
                throw e;
            }
        });
        if (partitions == 0) {
            throw new CommandException(
                    ExitCode.NOT_READY,
                    "no topic " + topic + " at " + address + "; there " + topics()
                            + "; `undertone topics create` makes Undertone's own");
        }
        return partitions;
    }

    private String topics() throws CommandException, UnreachableException, InterruptedException {
        List<String> names = answer(client -> client.listTopics().names().get()).stream()
                .sorted()
                .toList();
        if (names.isEmpty()) {
            return "are no topics yet";
        }
        String more = names.size() > TOPICS_TO_NAME ? " and " + (names.size() - TOPICS_TO_NAME) + " more" : "";
        return "are " + String.join(", ", names.subList(0, Math.min(names.size(), TOPICS_TO_NAME))) + more;
    }

    @Override
    public void close() {
        // Nothing that was asked is still of interest.
        admin.close(Duration.ZERO);
    }
}
