package dev.undertone.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undertone.hub.HubConnection.Response;
import dev.undertone.hub.HubFile.Algorithm;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of a model at one commit.
 *
 * @param files by path
 */
record Listing(String commit, Map<String, HubFile> files) {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"next\"");
    /** A name that leads elsewhere, or that two systems read differently. */
    private static final Pattern UNSAFE = Pattern.compile("(^|/)\\.{0,2}(/|$)|\\\\|\\p{Cntrl}");

    private static final int MAX_PAGES = 50;
    private static final int MAX_PAGE_BYTES = 16 << 20;

    Listing {
        files = Map.copyOf(files);
    }

    Optional<HubFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Asks the hub which commit a revision is, and for its files. */
    static Listing of(HubModel model, HubSettings settings, HubConnection connection, Retries retries)
            throws HubException, InterruptedException {
        HubFaults faults = new HubFaults(model, settings);
        String api = "/api/models/" + model.id();
        URI revision = settings.at(api + "/revision/" + encoded(model.revision()));
        String commit = retries.run("the revision", () -> page(connection, revision, faults), () -> 0)
                .json()
                .path("sha")
                .asText();
        if (!COMMIT.matcher(commit).matches()) {
            throw new HubException(settings.url() + " does not answer like a Hugging Face hub: no commit for revision "
                    + model.revision());
        }
        Map<String, HubFile> files = new TreeMap<>();
        Optional<URI> next = Optional.of(settings.at(api + "/tree/" + commit + "?recursive=true"));
        for (int pages = 0; next.isPresent() && pages < MAX_PAGES; pages++) {
            URI address = next.get();
            Page page = retries.run("the list of files", () -> page(connection, address, faults), () -> 0);
            page.json().forEach(entry -> add(entry, files));
            next = page.next().filter(settings::owns);
        }
        return new Listing(commit, files);
    }

    private record Page(JsonNode json, Optional<URI> next) {}

    private static Page page(HubConnection connection, URI address, HubFaults faults)
            throws IOException, InterruptedException, HubException {
        Response response = connection.get(address, 0);
        if (response.status() != 200) {
            faults.raise(response, "the list of files");
        }
        Optional<URI> next = response.headers().allValues("Link").stream()
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(link -> address.resolve(link.group(1)))
                .findFirst();
        return new Page(new ObjectMapper().readTree(response.body().all(MAX_PAGE_BYTES)), next);
    }

    /** A file without a size and digest to check is left out, and so is one whose name is none. */
    private static void add(JsonNode entry, Map<String, HubFile> files) {
        String path = entry.path("path").asText();
        JsonNode lfs = entry.path("lfs");
        boolean large = lfs.isObject();
        JsonNode described = large ? lfs : entry;
        boolean isFile = entry.path("type").asText().equals("file")
                && !UNSAFE.matcher(path).find();
        if (isFile && described.path("size").canConvertToLong()) {
            String digest = described.path("oid").asText().replaceFirst("^sha256:", "");
            try {
                files.put(
                        path,
                        new HubFile(
                                path,
                                described.path("size").asLong(),
                                large ? Algorithm.SHA256 : Algorithm.GIT_BLOB,
                                digest));
            } catch (IllegalArgumentException e) {
                // Nothing we want is without a digest; should it be, it is missed by its name.
            }
        }
    }

    /** A path as part of an address, its slashes kept. */
    static String encodedPath(String path) {
        return Arrays.stream(path.split("/", -1)).map(Listing::encoded).collect(Collectors.joining("/"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
