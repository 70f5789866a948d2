import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends what {@code undertone produce} refuses to: values that become dead letters, and tombstones. Run from its source. */
final class BadRecords {
    private static final String[] VALUES = {"not JSON", "{\"text\": 5}", "{\"text\": \" \"}", "{\"no\": \"text\"}", null};

    private BadRecords() {}

    public static void main(String[] args) {
        String bootstrapServers = args[0];
        String topic = args[1];
        int rounds = Integer.parseInt(args[2]);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int round = 0; round < rounds; round++) {
                for (String value : VALUES) {
                    byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
                    producer.send(new ProducerRecord<>(topic, "key".getBytes(StandardCharsets.UTF_8), bytes));
                }
            }
        }
    }
}
