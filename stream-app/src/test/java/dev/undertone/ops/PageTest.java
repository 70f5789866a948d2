package dev.undertone.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The live page as it is served. What it shows in a browser is checked by {@code bin/check-page}. */
class PageTest {
    private static final Pattern PART = Pattern.compile("(?:src=|href=|from |import\\()\"([^\"#]+\\.(?:css|js|svg))\"");
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");

    private Surface surface;

    @BeforeEach
    void open() throws IOException {
        surface = new Surface();
    }

    @AfterEach
    void close() {
        surface.close();
    }

    @Test
    void everyPartOfItIsServedAsWhatItIs() throws Exception {
        Map<String, HttpResponse<String>> parts = parts();

        assertTrue(parts.size() > 15, parts.keySet().toString());
        parts.forEach((path, part) -> {
            assertEquals(200, part.statusCode(), path);
            String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/html; charset=utf-8");
            assertEquals(List.of(type), part.headers().allValues("Content-Type"), path);
        });
    }

    @Test
    void itMayUseNothingOfOtherHosts() throws Exception {
        String policy =
                surface.get("/").headers().firstValue("Content-Security-Policy").orElse("");

        assertTrue(policy.contains("default-src 'self'"), policy);
        parts().forEach((path, part) -> assertFalse(
                part.body().replace("http://www.w3.org/2000/svg", "").contains("://"), path));
    }

    @Test
    void nothingInItIsInline() throws Exception {
        String page = surface.get("/").body();

        assertFalse(Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|<script(?! type=\"module\" src=)|javascript:")
                .matcher(page)
                .find());
    }

    @Test
    void noScriptMakesMarkupOfText() throws Exception {
        Pattern unsafe =
                Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function");

        parts().forEach((path, part) ->
                assertFalse(path.endsWith(".js") && unsafe.matcher(part.body()).find(), path));
    }

    /** The page and all it leads to, by path. */
    private Map<String, HttpResponse<String>> parts() throws IOException, InterruptedException {
        Map<String, HttpResponse<String>> parts = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(List.of("/"));
        while (!open.isEmpty()) {
            String path = open.remove();
            if (parts.containsKey(path)) {
                continue;
            }
            HttpResponse<String> part = surface.get(path);
            parts.put(path, part);
            for (Matcher found = PART.matcher(part.body()); found.find(); ) {
                open.add(URI.create(path).resolve(found.group(1)).toString());
            }
        }
        return parts;
    }
}
