package dev.undertone.ops;

import org.jspecify.annotations.Nullable;

/**
 * Who answers a method at a path.
 *
 * @param scope what the caller must be allowed to; null for everybody
 */
record Route(String method, String path, @Nullable Scope scope, Endpoint endpoint) {
    static Route open(String path, Endpoint endpoint) {
        return new Route("GET", path, null, endpoint);
    }

    static Route get(String path, Scope scope, Endpoint endpoint) {
        return new Route("GET", path, scope, endpoint);
    }

    static Route post(String path, Scope scope, Endpoint endpoint) {
        return new Route("POST", path, scope, endpoint);
    }
}
