package dev.undertone.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models ranked by what {@code undertone evaluate --json} has written. */
class RankingTest {
    @TempDir
    Path folder;

    private final OpenApi described;
    private Surface surface;

    RankingTest() throws IOException {
        described = new OpenApi();
    }

    @BeforeEach
    void open() throws IOException {
        Surface.Options options = new Surface.Options();
        options.evaluations = folder;
        surface = new Surface(options);
    }

    @AfterEach
    void close() {
        surface.close();
    }

    @Test
    void theBestIsFirstWhicheverWayTheMetricPoints() throws Exception {
        write("one.json", 1, "tweets.tsv", report("a", 0.6, 0.3), report("b", 0.7, 0.4), report("vader", null, null));

        assertEquals(List.of("1 b 0.7", "2 a 0.6", "3 vader null"), ranking("?by=macro-f1", 0));
        assertEquals(List.of("1 a 0.3", "2 b 0.4", "3 vader null"), ranking("?by=distance", 0));
    }

    @Test
    void theYoungestResultOfAModelCountsAndEachSetOfTextsIsForItself() throws Exception {
        write("z-old.json", 1, "data/tweets.tsv", report("a", 0.9, 0.1), report("b", 0.7, 0.4));
        write("a-new.json", 2, "tweets.tsv", report("a", 0.5, 0.5));
        write("calls.json", 3, "calls.tsv", report("a", 0.1, 0.9));

        assertEquals(List.of("1 a 0.1"), ranking("", 0));
        assertEquals(List.of("1 b 0.7", "2 a 0.5"), ranking("", 1));
    }

    @Test
    void whatIsNoResultIsPassedOver() throws Exception {
        Files.writeString(folder.resolve("broken.json"), "{");
        Files.writeString(folder.resolve("other.json"), "[1]");
        Files.writeString(folder.resolve("notes.txt"), "x");

        assertEquals(0, answer("").get("rankings").size());
    }

    private List<String> ranking(String query, int at) throws Exception {
        List<String> lines = new ArrayList<>();
        for (JsonNode model : answer(query).get("rankings").get(at).get("models")) {
            lines.add(model.get("rank").asInt() + " " + model.get("name").asText() + " "
                    + model.get("value").asText());
        }
        return lines;
    }

    private JsonNode answer(String query) throws Exception {
        HttpResponse<String> answer = surface.get("/v1/models/ranking" + query);
        assertEquals(
                List.of(),
                described.faults(
                        "GET",
                        "/v1/models/ranking",
                        200,
                        answer.headers().firstValue("Content-Type").orElse(""),
                        answer.body()),
                answer.body());
        return new ObjectMapper().readTree(answer.body());
    }

    private void write(String file, int second, String data, String... reports) throws IOException {
        Path written = Files.writeString(
                folder.resolve(file),
                "{\"data\":\"" + data + "\",\"slices\":[{\"name\":\"overall\",\"texts\":2000,\"reports\":["
                        + String.join(",", reports) + "]}]}");
        Files.setLastModifiedTime(written, FileTime.fromMillis(second * 1000L));
    }

    private static String report(String name, Double f1, Double distance) {
        return "{\"name\":\"" + name + "\",\"metrics\":{\"macro-f1\":" + estimate(f1) + ",\"distance\":"
                + estimate(distance) + "}}";
    }

    private static String estimate(Double value) {
        return "{\"value\":" + value + ",\"low\":" + value + ",\"high\":" + value + "}";
    }
}
