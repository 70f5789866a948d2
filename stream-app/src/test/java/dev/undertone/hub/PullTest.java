package dev.undertone.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.hub.HubServer.Request;
import dev.undertone.model.ModelDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching a model from a hub that works, that fails, and that means ill. */
class PullTest {
    private static final String GRAPH = "model.onnx";

    @TempDir
    Path folder;

    private final List<Duration> pauses = new ArrayList<>();
    private HubServer hub;
    private Path target;

    @BeforeEach
    void start() throws IOException {
        hub = new HubServer().with("distilbert");
        target = folder.resolve("tiny");
        assertTrue(hub.file(GRAPH).length >= 20_000, "the graph must be large enough to lie at the other host");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void whatServingNeedsIsFetchedAndNothingElse() throws Exception {
        pull("hf:acme/tiny");

        assertEquals(
                List.of(
                        ".undertone-source.json",
                        "config.json",
                        "onnx/model.onnx",
                        "tokenizer.json",
                        "tokenizer_config.json"),
                files(target));
        assertArrayEquals(hub.file(GRAPH), Files.readAllBytes(target.resolve("onnx/model.onnx")));
        assertEquals("fp32", ModelDirectory.read(target).precision());
        assertEquals(List.of("tiny"), entries(folder));
    }

    @Test
    void weightsBesideTheGraphComeAlong() throws Exception {
        hub.without(GRAPH).with("xlm-roberta-external");

        pull("hf:acme/tiny");

        assertTrue(Files.exists(target.resolve("onnx/model.onnx_data")));
        assertEquals("fp32", ModelDirectory.read(target).precision());
    }

    @Test
    void anotherGraphIsFetchedUnderTheNameThatIsServed() throws Exception {
        byte[] other = new byte[30_000];
        hub.with("onnx/model_quantized.onnx", other);

        PulledModel pulled = pull("hf:acme/tiny", "onnx/model_quantized.onnx", graph -> Set.of());

        assertEquals("onnx/model_quantized.onnx", pulled.graph());
        assertArrayEquals(other, Files.readAllBytes(target.resolve("onnx/model.onnx")));
    }

    @Test
    void aCutConnectionIsTakenUpWhereItEnded() throws Exception {
        hub.fail(GRAPH, 2, hub.cut(GRAPH));
        int size = hub.file(GRAPH).length;

        pull("hf:acme/tiny");

        List<String> ranges =
                hub.requestsFor(GRAPH).stream().map(Request::range).toList();
        assertEquals(
                List.of("", "bytes=" + size / 2 + "-", "bytes=" + (size / 2 + (size - size / 2) / 2) + "-"), ranges);
        assertArrayEquals(hub.file(GRAPH), Files.readAllBytes(target.resolve("onnx/model.onnx")));
    }

    @Test
    void aPullThatFailedLeavesNoModelAndIsTakenUpLater() throws Exception {
        hub.fail(GRAPH, 1, hub.cut(GRAPH));
        hub.fail(GRAPH, 5, HubServer.status(503));

        HubException failure = assertThrows(HubException.class, () -> pull("hf:acme/tiny"));

        assertTrue(
                failure.getMessage().contains("answers 503; 5 attempts did not get any further"), failure.getMessage());
        assertEquals(List.of("tiny.part"), entries(folder));
        assertTrue(Pull.isUnfinished(folder.resolve("tiny.part")));
        assertThrows(Exception.class, () -> ModelDirectory.read(folder.resolve("tiny.part")));
        int before = hub.requestsFor("tokenizer.json").size();
        pull("hf:acme/tiny");
        assertEquals(
                "bytes=" + hub.file(GRAPH).length / 2 + "-",
                hub.requestsFor(GRAPH).get(6).range());
        assertEquals(before, hub.requestsFor("tokenizer.json").size(), "what was whole is not fetched again");
        assertEquals(List.of("tiny"), entries(folder));
    }

    @Test
    void whatAnEarlierPullLeftWrongIsFetchedAnew() throws Exception {
        Path part = folder.resolve(
                "tiny.part/onnx/model.onnx." + HubServer.sha256(hub.file(GRAPH)).substring(0, 12) + ".part");
        Files.createDirectories(part.getParent());
        Files.write(part, new byte[1000]);

        pull("hf:acme/tiny");

        assertEquals(
                List.of("bytes=1000-", ""),
                hub.requestsFor(GRAPH).stream().map(Request::range).toList());
        assertArrayEquals(hub.file(GRAPH), Files.readAllBytes(target.resolve("onnx/model.onnx")));
    }

    @Test
    void whatAnotherCommitLeftIsNoPartOfTheModel() throws Exception {
        Files.createDirectories(folder.resolve("tiny.part/onnx"));
        Files.writeString(folder.resolve("tiny.part/onnx/model.onnx_data"), "old");

        pull("hf:acme/tiny");

        assertFalse(Files.exists(target.resolve("onnx/model.onnx_data")));
    }

    @Test
    void aServerThatKnowsNoRangesSendsItAllAgain() throws Exception {
        hub.fail(GRAPH, 1, hub.cut(GRAPH));
        hub.fail(GRAPH, 1, exchange -> {
            exchange.sendResponseHeaders(200, hub.file(GRAPH).length);
            exchange.getResponseBody().write(hub.file(GRAPH));
        });

        pull("hf:acme/tiny");

        assertArrayEquals(hub.file(GRAPH), Files.readAllBytes(target.resolve("onnx/model.onnx")));
    }

    @Test
    void aWrongDigestOfALargeFileIsRefused() throws Exception {
        hub.corrupt(GRAPH);

        assertRefused("model.onnx has another digest than the hub lists");
        assertEquals(List.of(), files(folder.resolve("tiny.part/onnx")));
    }

    @Test
    void aWrongDigestOfASmallFileIsRefused() throws Exception {
        hub.corrupt("config.json");

        assertRefused("config.json has another digest than the hub lists");
    }

    @Test
    void aFileLongerThanListedIsNotKept() throws Exception {
        hub.fail("config.json", 1, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[1 << 20]);
        });

        assertRefused("config.json is longer than the " + hub.file("config.json").length + " bytes the hub lists");
    }

    @Test
    void aBusyHubIsAskedAgainWhenItSays() throws Exception {
        hub.fail("/revision/main", 1, HubServer.status(429, "Retry-After", "7"));
        hub.fail("config.json", 1, HubServer.status(500));

        pull("hf:acme/tiny");

        assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(1)), pauses);
    }

    @Test
    void aHubThatStaysBusyIsGivenUp() throws Exception {
        hub.fail("/revision/main", 100, HubServer.status(503));

        assertRefused("cannot fetch the revision: 127.0.0.1 answers 503");
        assertEquals(5, hub.requests().size());
        assertEquals(Stream.of(1, 2, 4, 8).map(Duration::ofSeconds).toList(), pauses);
    }

    @Test
    void nobodyThereIsSaid() throws Exception {
        hub.close();

        assertRefused("no connection to 127.0.0.1");
    }

    @Test
    void aPrivateModelNeedsAToken() throws Exception {
        hub.fail("/revision/main", 1, HubServer.status(401));

        assertRefused("give --token-file");
    }

    @Test
    void aTokenThatIsNotAcceptedIsSaidAndNotShown() throws Exception {
        hub.fail("/revision/main", 1, HubServer.status(401));

        HubException refusal = assertThrows(
                HubException.class,
                () -> pull(settings("secret"), "hf:acme/tiny", null, ModelDirectory::weightsBeside));

        assertTrue(refusal.getMessage().contains("does not accept the token"), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("secret"));
    }

    @Test
    void aGatedModelNamesThePageOfItsConditions() throws Exception {
        hub.fail("/revision/main", 1, HubServer.status(403, "X-Error-Code", "GatedRepo"));

        assertRefused("accept its conditions at " + hub.url() + "/acme/tiny");
    }

    @Test
    void aModelThatIsNotThereIsSaid() {
        assertRefused("hf:acme/nothing", "there is no such model at " + hub.url());
    }

    @Test
    void aRevisionThatIsNotThereIsSaid() {
        assertRefused("hf:acme/tiny@v9", "it has no revision v9");
    }

    @Test
    void theTokenGoesToTheHubAlone() throws Exception {
        pull(settings("secret"), "hf:acme/tiny", null, ModelDirectory::weightsBeside);

        for (Request request : hub.requests()) {
            assertEquals(request.host().equals("hub") ? "Bearer secret" : "", request.authorization(), request.path());
        }
        assertEquals(1, hub.requestsFor(GRAPH).size(), "the graph lies at the other host");
    }

    @Test
    void aRedirectToAnUnprotectedHostIsNotFollowed() throws Exception {
        hub.fail("config.json", 1, HubServer.status(302, "Location", "http://192.0.2.1/config.json"));

        assertRefused("redirects to \"http://192.0.2.1/config.json\", which is not HTTPS");
    }

    @Test
    void redirectsInACircleEnd() throws Exception {
        hub.fail(
                "config.json",
                100,
                exchange -> HubServer.status(
                                302, "Location", exchange.getRequestURI().toString())
                        .answer(exchange));

        assertRefused("redirects more than 5 times");
    }

    @Test
    void everyFileIsOfTheCommitThatTheBranchWasAtFirst() throws Exception {
        hub.fail("/tree/" + HubServer.COMMIT, 1, exchange -> {
            hub.revision("main", HubServer.OTHER_COMMIT);
            HubServer.status(503).answer(exchange);
        });

        PulledModel pulled = pull("hf:acme/tiny");

        assertEquals(HubServer.COMMIT, pulled.commit());
        assertEquals(pulled, PulledModel.of(target).orElseThrow());
        for (Request request : hub.requests()) {
            assertTrue(
                    request.path().contains(HubServer.COMMIT) || request.path().endsWith("/revision/main"),
                    request.path());
        }
    }

    @Test
    void aCommitCanBePinned() throws Exception {
        hub.revision("main", HubServer.OTHER_COMMIT);

        assertEquals(HubServer.COMMIT, pull("hf:acme/tiny@" + HubServer.COMMIT).commit());
    }

    @Test
    void aBranchWithASlashIsOneName() throws Exception {
        hub.revision("refs/pr/1", HubServer.OTHER_COMMIT);

        assertEquals(HubServer.OTHER_COMMIT, pull("hf:acme/tiny@refs/pr/1").commit());
    }

    @Test
    void withoutAnExportItSaysHowToMakeOne() {
        hub.without(GRAPH);

        assertRefused("optimum-cli export onnx --model acme/tiny --task text-classification");
    }

    @Test
    void severalGraphsAreNamed() {
        hub.without(GRAPH).with("onnx/a.onnx", new byte[1]).with("onnx/b.onnx", new byte[1]);

        assertRefused("choose one by --file: onnx/a.onnx, onnx/b.onnx");
    }

    @Test
    void aMissingTokenizerIsSaidBeforeAnythingIsFetched() throws Exception {
        hub.without("tokenizer.json");

        assertRefused("has no tokenizer.json");
        assertEquals(0, hub.requestsFor(GRAPH).size());
    }

    @Test
    void namesThatLeaveTheDirectoryAreNotFollowed() throws Exception {
        for (String name :
                List.of("../evil", "../../evil", "/etc/evil", "a/../../evil", "a/../b", "..", "a\\..\\evil")) {
            hub.with("evil", new byte[10]);

            HubException refusal =
                    assertThrows(HubException.class, () -> pull("hf:acme/tiny", null, graph -> Set.of(name)), name);

            assertTrue(refusal.getMessage().contains("outside of its folder"), refusal.getMessage());
        }
        assertEquals(List.of("tiny.part"), entries(folder));
        assertFalse(files(folder).stream().anyMatch(file -> file.contains("evil")));
    }

    @Test
    void aGraphWithAnEvilNameIsStillPutInsideOfTheDirectory() throws Exception {
        hub.with("../../evil.onnx", hub.file(GRAPH));

        HubException refusal =
                assertThrows(HubException.class, () -> pull("hf:acme/tiny", "../../evil.onnx", graph -> Set.of()));

        assertTrue(refusal.getMessage().contains("../../evil.onnx"), refusal.getMessage());
        assertFalse(Files.exists(folder.resolve("../evil.onnx")));
    }

    @Test
    void whatIsThereIsNotFetchedAgain() throws Exception {
        pull("hf:acme/tiny");
        int before = hub.requestsFor(GRAPH).size();

        pull("hf:acme/tiny@" + HubServer.COMMIT);

        assertEquals(before, hub.requestsFor(GRAPH).size());
    }

    @Test
    void somethingElseInItsPlaceStays() throws Exception {
        Files.createDirectories(target);
        Files.writeString(target.resolve("mine.txt"), "mine");

        assertRefused("tiny is there already and holds something else");
        assertEquals("mine", Files.readString(target.resolve("mine.txt")));
    }

    @Test
    void anotherCommitInItsPlaceStays() throws Exception {
        pull("hf:acme/tiny");
        hub.revision("main", HubServer.OTHER_COMMIT);

        assertRefused("holds acme/tiny (model.onnx) at commit " + HubServer.COMMIT);
    }

    @Test
    void twoPullsDoNotWriteIntoOneFolder() throws Exception {
        Path part = Files.createDirectories(folder.resolve("tiny.part"));
        try (FileChannel other =
                        FileChannel.open(part.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertTrue(lock.isValid());

            assertRefused("another pull is writing to");
        }
    }

    private PulledModel pull(String model) throws Exception {
        return pull(model, null, ModelDirectory::weightsBeside);
    }

    private PulledModel pull(String model, String graph, Weights weights) throws Exception {
        return pull(settings(null), model, graph, weights);
    }

    private PulledModel pull(HubSettings settings, String model, String graph, Weights weights) throws Exception {
        return new Pull(settings, weights, (file, bytes, size) -> {}, pauses::add)
                .pull(HubModel.parse(model), graph, target);
    }

    private HubSettings settings(String token) {
        return new HubSettings(URI.create(hub.url() + "/"), token);
    }

    private void assertRefused(String expected) {
        assertRefused("hf:acme/tiny", expected);
    }

    private void assertRefused(String model, String expected) {
        HubException refusal = assertThrows(HubException.class, () -> pull(model));
        assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
        assertFalse(Files.exists(target.resolve("onnx/model.onnx"))
                && !PulledModel.of(target).isPresent());
    }

    private static List<String> entries(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
