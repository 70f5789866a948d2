package dev.undertone.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a graph wants and gives, checked before it serves.
 *
 * @param inputs type of each input, {@code INT64} or {@code INT32}, by its name
 * @param output name of the logits
 */
record GraphSignature(Map<String, OnnxJavaType> inputs, String output) {
    static final String IDS = "input_ids";
    static final String MASK = "attention_mask";
    static final String TYPES = "token_type_ids";
    private static final Set<String> KNOWN = Set.of(IDS, MASK, TYPES);
    private static final Set<OnnxJavaType> INTEGERS = EnumSet.of(OnnxJavaType.INT64, OnnxJavaType.INT32);
    private static final Set<OnnxJavaType> FLOATS =
            EnumSet.of(OnnxJavaType.FLOAT, OnnxJavaType.FLOAT16, OnnxJavaType.BFLOAT16);
    private static final long ANY = -1;

    GraphSignature {
        inputs = Map.copyOf(inputs);
    }

    static GraphSignature check(OrtSession session, int labels) throws ModelException {
        try {
            Map<String, NodeInfo> inputs = session.getInputInfo();
            if (!inputs.containsKey(IDS) || !KNOWN.containsAll(inputs.keySet())) {
                throw new ModelException(
                        "model.onnx: wanted the inputs input_ids and if needed attention_mask, token_type_ids; found "
                                + new TreeSet<>(inputs.keySet())
                                + "; is it an export for text classification?");
            }
            Map<String, OnnxJavaType> types = new TreeMap<>();
            for (Map.Entry<String, NodeInfo> input : inputs.entrySet()) {
                types.put(input.getKey(), tensor(input.getKey(), input.getValue(), INTEGERS, ANY));
            }
            Map<String, NodeInfo> outputs = session.getOutputInfo();
            NodeInfo logits =
                    outputs.getOrDefault("logits", outputs.values().iterator().next());
            tensor(logits.getName(), logits, FLOATS, labels);
            return new GraphSignature(types, logits.getName());
        } catch (OrtException e) {
            throw new ModelException("model.onnx: its inputs and outputs cannot be read: " + e.getMessage(), e);
        }
    }

    /** The type of a tensor of two dimensions, the first free and the second of this width; {@link #ANY} for free too. */
    private static OnnxJavaType tensor(String name, NodeInfo node, Set<OnnxJavaType> types, long width)
            throws ModelException {
        if (node.getInfo() instanceof TensorInfo info
                && types.contains(info.type)
                && info.getShape().length == 2
                && info.getShape()[0] < 0
                && (info.getShape()[1] < 0 || info.getShape()[1] == width)) {
            return info.type;
        }
        throw new ModelException("model.onnx: " + name + " must be " + types + " [batch, "
                + (width == ANY ? "tokens" : width + " labels as in config.json") + "] (batch and tokens free); found "
                + found(node));
    }

    /** Inputs or outputs for people to read. */
    static List<TensorDescription> describe(Map<String, NodeInfo> nodes) {
        List<TensorDescription> described = new ArrayList<>();
        nodes.forEach((name, node) -> {
            if (node.getInfo() instanceof TensorInfo info) {
                List<String> shape = new ArrayList<>();
                for (int at = 0; at < info.getShape().length; at++) {
                    long size = info.getShape()[at];
                    String free = info.getDimensionNames()[at];
                    shape.add(size >= 0 ? Long.toString(size) : free.isEmpty() ? "?" : free);
                }
                described.add(new TensorDescription(name, info.type.toString().toLowerCase(Locale.ROOT), shape));
            } else {
                described.add(new TensorDescription(name, String.valueOf(node.getInfo()), List.of()));
            }
        });
        return described;
    }

    private static String found(NodeInfo node) {
        return node.getInfo() instanceof TensorInfo info
                ? info.type + " " + Arrays.toString(info.getShape())
                : node.getInfo().toString();
    }
}
