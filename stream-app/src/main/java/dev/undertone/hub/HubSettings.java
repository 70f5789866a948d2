package dev.undertone.hub;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which hub is asked, and as whom.
 *
 * @param url HTTPS, or HTTP to this machine; without a slash at the end
 * @param token who asks; null for nobody in particular
 */
public record HubSettings(URI url, @Nullable String token) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    public HubSettings {
        if (!isAllowed(url)) {
            throw new IllegalArgumentException("hub " + url);
        }
        String text = url.toString();
        url = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }

    /** Whether a hub may have this address: HTTPS, or HTTP to this machine, with a host and a path alone. */
    public static boolean isAllowed(URI url) {
        boolean safe = "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isLoopback(url));
        return safe
                && url.getHost() != null
                && url.getUserInfo() == null
                && url.getQuery() == null
                && url.getFragment() == null;
    }

    private static boolean isLoopback(URI url) {
        return url.getHost() != null && LOOPBACK.matcher(url.getHost()).matches();
    }

    /** Whether the hub may send us there: never from HTTPS to HTTP. */
    boolean mayLeadTo(URI address) {
        return address.getHost() != null
                && ("https".equals(address.getScheme())
                        || ("http".equals(url.getScheme())
                                && "http".equals(address.getScheme())
                                && isLoopback(address)));
    }

    /** Whether an address is the hub's own, which alone may see the token. */
    boolean owns(URI address) {
        return url.getScheme().equals(address.getScheme())
                && url.getHost().equalsIgnoreCase(address.getHost())
                && url.getPort() == address.getPort();
    }

    /** Where something of the hub is; the path is encoded already. */
    URI at(String path) {
        return URI.create(url + path);
    }

    @Override
    public String toString() {
        // Not the token.
        return url.toString();
    }
}
