package dev.undertone.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.undertone.config.Settings;
import dev.undertone.schemas.Label;
import dev.undertone.schemas.RawText;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.topics.TopicTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** docs/asyncapi.yaml says what the code does: topics, headers, payloads. */
class AsyncApiTest {
    private static final Path FILE =
            Path.of(System.getProperty("undertone.home", "..")).resolve("docs/asyncapi.yaml");

    private final JsonNode document = read();

    @Test
    void theTopicsAreThoseThatAreCreated() throws Exception {
        Map<String, Set<String>> created = TopicTable.of(Settings.of(Map.of())).stream()
                .collect(Collectors.toMap(NewTopic::name, AsyncApiTest::policies));
        Map<String, Set<String>> documented = children(document.get("channels"))
                .collect(Collectors.toMap(
                        channel -> channel.get("address").textValue(), AsyncApiTest::documentedPolicies));

        assertEquals(created, documented);
    }

    @Test
    void everyTopicIsReadOrWritten() {
        Set<String> used = children(document.get("operations"))
                .map(operation ->
                        resolve(operation.get("channel")).get("address").textValue())
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                children(document.get("channels"))
                        .map(channel -> channel.get("address").textValue())
                        .collect(Collectors.toCollection(TreeSet::new)),
                used);
    }

    @Test
    void thePayloadsAreTheSchemasOfTheCode() throws Exception {
        assertEquals(plain(ScoredText.getClassSchema()), payload("scored", "scoredText"));
        assertEquals(plain(SentimentWindow.getClassSchema()), payload("windows", "sentimentWindow"));
        assertEquals(plain(RawText.getClassSchema()), payload("tweets", "rawTextAvro"));
    }

    @Test
    void theJsonOfAnInputHasTheFieldsOfItsSchema() {
        JsonNode json = resolve(message("tweets", "rawTextJson").get("payload"));

        assertEquals(
                RawText.getClassSchema().getFields().stream()
                        .map(Schema.Field::name)
                        .collect(Collectors.toSet()),
                names(json.get("properties")));
    }

    @Test
    void theHeadersAreThoseOfRealRecords() {
        Set<String> ofAnswers = new TreeSet<>();
        Set<String> ofDeadLetters = new TreeSet<>();
        try (TopologyFixture topology = new TopologyFixture()) {
            topology.sendText("good good");
            topology.sendText("explode");
            topology.send(
                    "tweets.raw",
                    null,
                    new byte[2 * TopologyFixture.MAX_BYTES],
                    TopologyFixture.START,
                    new RecordHeaders());
            topology.output("sentiment.scored")
                    .forEach(record -> record.headers().forEach(h -> ofAnswers.add(h.key())));
            topology.output("sentiment.dlq")
                    .forEach(record -> record.headers().forEach(h -> ofDeadLetters.add(h.key())));
        }

        assertEquals(ofAnswers, headers("scored", "scoredText"));
        assertEquals(ofDeadLetters, headers("deadLetters", "deadLetter"));
    }

    @Test
    void theHeadersOfInputsAreRead() {
        try (TopologyFixture topology = new TopologyFixture()) {
            RecordHeaders headers = new RecordHeaders();
            Map<String, String> given =
                    Map.of("ce_id", "an id", "ce_time", "2026-01-31T09:59:00Z", "undertone-lang", "fr");
            given.forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
            topology.send("tweets.raw", null, "{\"text\":\"good\"}".getBytes(UTF_8), TopologyFixture.START, headers);

            ScoredText scored = topology.scored().get(0);

            assertEquals(given.keySet(), headers("tweets", "rawTextJson"));
            assertEquals("an id", scored.getId());
            assertEquals("2026-01-31T09:59:00Z", scored.getEventTime().toString());
            assertEquals("fr", scored.getLang());
        }
    }

    @Test
    void theLabelsAreThoseOfTheCode() {
        JsonNode headers = resolve(message("scored", "scoredText").get("headers"));

        Set<String> labels = children(headers.at("/properties/undertone-label/enum"))
                .map(JsonNode::textValue)
                .collect(Collectors.toSet());

        assertEquals(Stream.of(Label.values()).map(Enum::name).collect(Collectors.toSet()), labels);
    }

    private static Set<String> policies(NewTopic topic) {
        return Set.of(topic.configs().get("cleanup.policy").split(","));
    }

    /** Kafka's own default where the document says nothing. */
    private static Set<String> documentedPolicies(JsonNode channel) {
        Set<String> policies = children(channel.at("/bindings/kafka/topicConfiguration/cleanup.policy"))
                .map(JsonNode::textValue)
                .collect(Collectors.toSet());
        return policies.isEmpty() ? Set.of("delete") : policies;
    }

    /** Without what only tells the compiler which class of strings to use. */
    private static Schema plain(Schema ofTheClass) {
        String json = ofTheClass.toString().replace(",\"avro.java.string\":\"String\"", "");
        return new Schema.Parser().parse(json);
    }

    private Schema payload(String channel, String message) throws IOException {
        String file = message(channel, message).at("/payload/schema/$ref").textValue();
        return new Schema.Parser().parse(FILE.resolveSibling(file).toFile());
    }

    private Set<String> headers(String channel, String message) {
        return names(resolve(message(channel, message).get("headers")).get("properties"));
    }

    private JsonNode message(String channel, String message) {
        return resolve(document.get("channels").get(channel).get("messages").get(message));
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
