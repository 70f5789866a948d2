package dev.undertone.model;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an ONNX file says of its weights: their number format, and which of them lie in files beside it. The runtime
 * knows this too, but does not tell; and it reports a half-copied export in words that help nobody.
 *
 * @param precision format of most weights
 * @param external bytes that each file beside the graph must have, by its name
 */
record GraphFile(String precision, Map<String, Long> external) {
    // Field numbers and type codes of onnx.proto.
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int TENSOR_DIMS = 1;
    private static final int TENSOR_TYPE = 2;
    private static final int TENSOR_EXTERNAL = 13;

    private enum Precision {
        FP32,
        FP16,
        BF16,
        INT8,
        OTHER;

        static Precision of(long code) {
            return switch ((int) code) {
                case 1 -> FP32;
                case 2, 3 -> INT8;
                case 10 -> FP16;
                case 16 -> BF16;
                default -> OTHER;
            };
        }
    }

    GraphFile {
        external = Map.copyOf(external);
    }

    /** As {@link #describe}, and checks that the files beside it are whole. */
    static GraphFile read(Path onnx) throws ModelException {
        GraphFile file = describe(onnx);
        file.requireExternal(onnx);
        return file;
    }

    /** Reads a graph's description, not its weights. */
    static GraphFile describe(Path onnx) throws ModelException {
        Map<String, Long> external = new TreeMap<>();
        Map<Precision, Long> weights = new EnumMap<>(Precision.class);
        boolean hasGraph = false;
        try (ProtobufReader in = new ProtobufReader(onnx)) {
            while (in.next(in.size())) {
                if (in.is(MODEL_GRAPH, ProtobufReader.BYTES)) {
                    hasGraph = true;
                    graph(in, in.enter(), weights, external);
                } else {
                    in.skip();
                }
            }
        } catch (EOFException e) {
            throw new ModelException(
                    onnx + " is cut off: it says it is longer than its " + size(onnx) + " bytes; copy it completely",
                    e);
        } catch (IOException e) {
            throw new ModelException(onnx + " is not an ONNX graph: " + e.getMessage(), e);
        }
        if (!hasGraph) {
            throw new ModelException(onnx + " is not an ONNX graph: it has none");
        }
        return new GraphFile(most(weights), external);
    }

    private static void graph(ProtobufReader in, long end, Map<Precision, Long> weights, Map<String, Long> external)
            throws IOException {
        while (in.next(end)) {
            if (in.is(GRAPH_INITIALIZER, ProtobufReader.BYTES)) {
                initializer(in, in.enter(), weights, external);
            } else {
                in.skip();
            }
        }
    }

    private static void initializer(
            ProtobufReader in, long end, Map<Precision, Long> weights, Map<String, Long> external) throws IOException {
        long cells = 1;
        Precision precision = Precision.OTHER;
        Map<String, String> place = new TreeMap<>();
        while (in.next(end)) {
            if (in.is(TENSOR_DIMS, ProtobufReader.VARINT)) {
                cells *= in.varint();
            } else if (in.is(TENSOR_DIMS, ProtobufReader.BYTES)) {
                for (long packedEnd = in.enter(); in.position() < packedEnd; ) {
                    cells *= in.varint();
                }
            } else if (in.is(TENSOR_TYPE, ProtobufReader.VARINT)) {
                precision = Precision.of(in.varint());
            } else if (in.is(TENSOR_EXTERNAL, ProtobufReader.BYTES)) {
                entry(in, in.enter(), place);
            } else {
                in.skip();
            }
        }
        weights.merge(precision, cells, Long::sum);
        String file = place.get("location");
        if (file != null) {
            long bytes = Long.parseLong(place.getOrDefault("offset", "0"))
                    + Long.parseLong(place.getOrDefault("length", "0"));
            external.merge(file, bytes, Math::max);
        }
    }

    private static void entry(ProtobufReader in, long end, Map<String, String> entries) throws IOException {
        String key = "";
        String value = "";
        while (in.next(end)) {
            if (in.is(1, ProtobufReader.BYTES)) {
                key = in.text();
            } else if (in.is(2, ProtobufReader.BYTES)) {
                value = in.text();
            } else {
                in.skip();
            }
        }
        entries.put(key, value);
    }

    /** Indices and shapes are numbers too, but say nothing of the format of the weights. */
    private static String most(Map<Precision, Long> weights) {
        weights.remove(Precision.OTHER);
        return weights.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT))
                .orElse("fp32");
    }

    private void requireExternal(Path onnx) throws ModelException {
        for (Map.Entry<String, Long> wanted : external.entrySet()) {
            Path file = onnx.resolveSibling(wanted.getKey());
            long found = Files.isRegularFile(file) ? size(file) : -1;
            if (found < wanted.getValue()) {
                throw new ModelException(onnx + " keeps weights in " + wanted.getKey() + ", of which it wants "
                        + wanted.getValue() + " bytes; found " + (found < 0 ? "no such file" : found + " bytes")
                        + "; copy it completely, beside " + onnx.getFileName());
            }
        }
    }

    private static long size(Path file) throws ModelException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new ModelException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
