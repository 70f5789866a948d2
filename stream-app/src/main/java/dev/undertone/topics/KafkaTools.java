package dev.undertone.topics;

/** Commands of Kafka's own tools, ready to be typed; what mends a fault that Undertone must not mend itself. */
public record KafkaTools(String bootstrapServers) {
    String setTopic(String topic, String name, String value) {
        return tool("kafka-configs.sh") + " --alter --entity-type topics --entity-name " + topic + " --add-config "
                + name + "=" + value;
    }

    String addPartitions(String topic, int partitions) {
        return tool("kafka-topics.sh") + " --alter --topic " + topic + " --partitions " + partitions;
    }

    /** The right to topics that begin so. */
    public String allowPrefixed(String prefix) {
        return allow() + " --operation All --resource-pattern-type prefixed --topic " + prefix;
    }

    /** The right to transactional ids that begin so. */
    public String allowTransactions(String prefix) {
        return allow() + " --operation Write --operation Describe --resource-pattern-type prefixed --transactional-id "
                + prefix;
    }

    private String allow() {
        return tool("kafka-acls.sh") + " --add --allow-principal User:NAME";
    }

    private String tool(String name) {
        return name + " --bootstrap-server " + bootstrapServers;
    }
}
