package dev.undertone.hub;

import java.nio.file.Path;
import java.util.Set;

/** Knows which files a graph keeps its weights in. */
@FunctionalInterface
public interface Weights {
    /**
     * Names of the files beside the graph, as the graph gives them.
     *
     * @throws Exception when it is no graph; passed on to the caller of the pull
     */
    Set<String> beside(Path graph) throws Exception;
}
