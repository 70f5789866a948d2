package dev.undertone.ops;

/** Who answers a method at a path. */
record Route(String method, String path, Endpoint endpoint) {
    static Route get(String path, Endpoint endpoint) {
        return new Route("GET", path, endpoint);
    }
}
