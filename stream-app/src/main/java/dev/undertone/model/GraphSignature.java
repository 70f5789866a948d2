package dev.undertone.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a graph wants and gives, checked before it serves.
 *
 * @param wantsMask whether it takes {@code attention_mask}
 * @param wantsTypes whether it takes {@code token_type_ids}
 * @param output name of the logits
 */
record GraphSignature(boolean wantsMask, boolean wantsTypes, String output) {
    private static final String IDS = "input_ids";
    private static final Set<String> KNOWN = Set.of(IDS, "attention_mask", "token_type_ids");

    static GraphSignature check(OrtSession session, int labels) throws ModelException {
        try {
            Map<String, NodeInfo> inputs = session.getInputInfo();
            if (!inputs.containsKey(IDS) || !KNOWN.containsAll(inputs.keySet())) {
                throw new ModelException(
                        "model.onnx: wanted input_ids and if needed attention_mask, token_type_ids; found "
                                + new TreeSet<>(inputs.keySet()));
            }
            for (Map.Entry<String, NodeInfo> input : inputs.entrySet()) {
                tensor(input.getKey(), input.getValue(), OnnxJavaType.INT64, -1);
            }
            Map<String, NodeInfo> outputs = session.getOutputInfo();
            NodeInfo logits =
                    outputs.getOrDefault("logits", outputs.values().iterator().next());
            tensor(logits.getName(), logits, OnnxJavaType.FLOAT, labels);
            return new GraphSignature(
                    inputs.containsKey("attention_mask"), inputs.containsKey("token_type_ids"), logits.getName());
        } catch (OrtException e) {
            throw new ModelException("model.onnx: its inputs and outputs cannot be read: " + e.getMessage(), e);
        }
    }

    private static void tensor(String name, NodeInfo node, OnnxJavaType type, long width) throws ModelException {
        boolean fits = node.getInfo() instanceof TensorInfo info
                && info.type == type
                && info.getShape().length == 2
                && (width < 0 || info.getShape()[1] < 0 || info.getShape()[1] == width);
        if (!fits) {
            throw new ModelException("model.onnx: " + name + " must be " + type + " [batch, "
                    + (width < 0 ? "tokens" : Long.toString(width)) + "]; found " + found(node));
        }
    }

    private static String found(NodeInfo node) {
        return node.getInfo() instanceof TensorInfo info
                ? info.type + " " + Arrays.toString(info.getShape())
                : node.getInfo().toString();
    }
}
