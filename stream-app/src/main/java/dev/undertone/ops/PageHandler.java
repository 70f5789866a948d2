package dev.undertone.ops;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The live page and its parts, which lie beside this class in {@code page}. They hold no data, so everybody may have
 * them; what they show they must ask for.
 */
final class PageHandler extends Handler.Abstract {
    private static final Pattern NAME = Pattern.compile("/([a-zA-Z0-9_-]+/)*[a-zA-Z0-9_-]+(\\.[a-zA-Z0-9_-]+)+");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "txt", "text/plain; charset=utf-8",
            "woff2", "font/woff2");

    private final ConcurrentMap<String, Reply> files = new ConcurrentHashMap<>();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Reply file = request.getMethod().equals("GET") || request.getMethod().equals("HEAD")
                ? file(Request.getPathInContext(request))
                : null;
        if (file == null) {
            return false;
        }
        file.write(response, callback);
        return true;
    }

    private @Nullable Reply file(String path) {
        String name = path.equals("/") ? "/index.html" : path;
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !NAME.matcher(name).matches()) {
            return null;
        }
        Reply known = files.get(name);
        if (known == null) {
            byte[] bytes = read("page" + name);
            if (bytes == null) {
                return null;
            }
            // A new version of the application brings new files under the same names.
            known = new Reply(200, type, bytes, Map.of("Cache-Control", "no-cache"));
            files.put(name, known);
        }
        return known;
    }

    private static byte @Nullable [] read(String resource) {
        try (InputStream in = PageHandler.class.getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of the jar cannot be read", e);
        }
    }
}
