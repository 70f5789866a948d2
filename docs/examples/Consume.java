import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.SingleObjectCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Prints scored texts until it is stopped. */
public final class Consume {
    public static void main(String[] arguments) throws Exception {
        SingleObjectCodec<ScoredText> codec = SingleObjectCodec.scoredText();
        Map<String, Object> config = Map.of(
                "bootstrap.servers", arguments.length > 0 ? arguments[0] : "localhost:9092",
                "group.id", "example-java",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("sentiment.scored"));
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    ScoredText answer = codec.decode(record.value());
                    System.out.println(answer.getLabel() + " " + answer.getPolarity() + " " + answer.getText());
                }
            }
        }
    }
}
