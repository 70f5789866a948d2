package dev.undertone.hub;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What serving needs of a model's files, and where each goes in the directory. */
final class Selection {
    /** Where the graph goes, whichever it is, and the weights it names beside it. */
    static final String GRAPH = "onnx/model.onnx";

    private static final List<String> NEEDED = List.of("config.json", "tokenizer.json");
    private static final List<String> USEFUL = List.of("tokenizer_config.json", "special_tokens_map.json");
    private static final List<String> USUAL_GRAPHS = List.of("model.onnx", "onnx/model.onnx");
    private static final String FOLDER = "onnx/";

    private final HubModel model;
    private final Listing listing;
    private final HubFile graph;

    private Selection(HubModel model, Listing listing, HubFile graph) {
        this.model = model;
        this.listing = listing;
        this.graph = graph;
    }

    /**
     * Chooses the graph.
     *
     * @param wanted its path at the hub; null for the usual one, or the only one
     */
    static Selection of(HubModel model, Listing listing, @Nullable String wanted) throws HubException {
        Set<String> graphs = new TreeSet<>(listing.files().keySet());
        graphs.removeIf(path -> !path.endsWith(".onnx"));
        if (graphs.isEmpty()) {
            throw new HubException(model.id() + " has no ONNX export. Make one:\n"
                    + "  pip install \"optimum[onnxruntime]\"\n"
                    + "  optimum-cli export onnx --model " + model.id() + " --task text-classification my-model\n"
                    + "  undertone models inspect my-model");
        }
        String chosen = wanted;
        if (chosen == null) {
            chosen = USUAL_GRAPHS.stream()
                    .filter(graphs::contains)
                    .findFirst()
                    .orElse(graphs.size() == 1 ? graphs.iterator().next() : null);
        }
        if (chosen == null || !graphs.contains(chosen)) {
            throw new HubException(
                    (chosen == null ? model.id() + " has several graphs" : model.id() + " has no graph " + chosen)
                            + "; choose one by --file: " + String.join(", ", graphs));
        }
        return new Selection(model, listing, require(listing, chosen, model));
    }

    HubFile graph() {
        return graph;
    }

    /** The files beside the graph, by where they go. */
    Map<String, HubFile> companions() throws HubException {
        Map<String, HubFile> files = new LinkedHashMap<>();
        for (String name : NEEDED) {
            files.put(
                    name,
                    find(name)
                            .orElseThrow(() -> new HubException(model.id() + " has no " + name
                                    + ", without which it cannot be served; an export by optimum has one"
                                    + " (see docs/models.md)")));
        }
        for (String name : USEFUL) {
            find(name).ifPresent(file -> files.put(name, file));
        }
        return files;
    }

    /** At the top, or else beside the graph. */
    private Optional<HubFile> find(String name) {
        return listing.file(name).or(() -> listing.file(graph.folder() + name));
    }

    /**
     * The files with the graph's weights, by where they go.
     *
     * @param names as the graph gives them, which is what a stranger wrote into it
     */
    Map<String, HubFile> weights(Set<String> names) throws HubException {
        Map<String, HubFile> files = new LinkedHashMap<>();
        for (String name : new TreeSet<>(names)) {
            requireInside(name);
            files.put(FOLDER + name, require(listing, graph.folder() + name, model));
        }
        return files;
    }

    private void requireInside(String name) throws HubException {
        Path folder = Path.of("folder");
        Path file = folder.resolve(name);
        if (!file.equals(file.normalize())
                || !file.startsWith(folder)
                || name.contains("\\")
                || (FOLDER + name).equals(GRAPH)) {
            throw new HubException(graph.path() + " of " + model.id() + " keeps weights in \"" + name
                    + "\", which is outside of its folder; it is not fetched. Do not trust this model");
        }
    }

    private static HubFile require(Listing listing, String path, HubModel model) throws HubException {
        return listing.file(path)
                .orElseThrow(() -> new HubException(
                        model.id() + " has no " + path + " at commit " + listing.commit() + ", which the graph wants"));
    }
}
