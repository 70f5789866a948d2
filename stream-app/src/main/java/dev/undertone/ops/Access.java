package dev.undertone.ops;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what. With keys, the key says it. Without keys, everybody may read, and only this machine may do the rest.
 *
 * <p>A page in a browser on this machine is not this machine: it could call as well, under a name of its own that leads
 * here or from an origin of its own. So both must be ours.
 *
 * <p>Threads: any.
 */
final class Access {
    private static final Set<String> OUR_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String BEARER = "Bearer ";

    private final @Nullable ApiKeys keys;

    /** @param keys null where none are set up */
    Access(@Nullable ApiKeys keys) {
        this.keys = keys;
    }

    /** Who asks, or a problem when it may not. */
    Caller require(@Nullable Scope scope, Request request) throws ProblemException {
        if (scope == null) {
            return new Caller(address(request), false, Set.of());
        }
        Caller caller = caller(request);
        if (!caller.scopes().contains(scope)) {
            throw keys != null && !caller.known() ? unknown() : forbidden(scope);
        }
        return caller;
    }

    /** The key with which other instances are asked, if there is one. */
    Optional<String> keyForPeers() {
        return keys == null ? Optional.empty() : keys.forPeers();
    }

    private Caller caller(Request request) {
        if (keys != null) {
            return keys.find(presented(request)).orElseGet(() -> new Caller(address(request), false, Set.of()));
        }
        return isThisMachine(request)
                ? new Caller(address(request), true, EnumSet.allOf(Scope.class))
                : new Caller(address(request), false, EnumSet.of(Scope.READ, Scope.PEER));
    }

    private static String presented(Request request) {
        String key = request.getHeaders().get("X-API-Key");
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (key == null && authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            key = authorization.substring(BEARER.length()).strip();
        }
        return key == null ? "" : key;
    }

    private static boolean isThisMachine(Request request) {
        InetAddress remote = remote(request);
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        return remote != null
                && remote.isLoopbackAddress()
                && OUR_NAMES.contains(Request.getServerName(request))
                && (origin == null || origin.equals(ownOrigin(request)));
    }

    private static String ownOrigin(Request request) {
        return request.getHttpURI().getScheme() + "://" + request.getHeaders().get(HttpHeader.HOST);
    }

    private static @Nullable InetAddress remote(Request request) {
        SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
        return remote instanceof InetSocketAddress internet ? internet.getAddress() : null;
    }

    private static String address(Request request) {
        InetAddress remote = remote(request);
        return remote == null ? "unknown" : remote.getHostAddress();
    }

    private static ProblemException unknown() {
        return new ProblemException(
                401,
                "send a key of this instance's key file as X-API-Key, or as Authorization: Bearer",
                Map.of("WWW-Authenticate", "Bearer"));
    }

    private ProblemException forbidden(Scope scope) {
        String name = inWords(scope);
        return new ProblemException(
                403,
                keys == null
                        ? "without keys only callers on this machine, by its own name, may " + name
                                + "; set undertone.http.keys.file"
                        : "this key may not " + name);
    }

    private static String inWords(Scope scope) {
        return switch (scope) {
            case READ -> "read";
            case SCORE -> "score";
            case ADMIN -> "change anything";
            case PEER -> "ask as another instance does";
        };
    }
}
