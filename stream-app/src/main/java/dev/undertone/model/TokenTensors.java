package dev.undertone.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.undertone.text.TokenizedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs of a run that the graph wants, from rows of token ids.
 *
 * <p>Threads: one. The tensors must be closed before the next {@link #fill}.
 */
final class TokenTensors {
    private final long padTokenId;
    private final Map<String, GraphInput> inputs = new LinkedHashMap<>();
    private long[] shape = {0, 0};

    TokenTensors(GraphSignature signature, long padTokenId) {
        this.padTokenId = padTokenId;
        signature.inputs().forEach((name, type) -> inputs.put(name, new GraphInput(type)));
    }

    void fill(List<TokenizedText> batch, BatchShape batchShape) {
        int longest = 0;
        for (TokenizedText row : batch) {
            longest = Math.max(longest, row.length());
        }
        int rows = batchShape.rows(batch.size());
        int width = batchShape.width(longest);
        shape = new long[] {rows, width};
        inputs.forEach((name, input) -> {
            input.clear(rows * width);
            for (int index = 0; index < rows; index++) {
                put(name, input, batch.get(index < batch.size() ? index : 0), width);
            }
        });
    }

    private void put(String name, GraphInput input, TokenizedText row, int width) {
        int padding = width - row.length();
        switch (name) {
            case GraphSignature.IDS -> {
                input.put(row.ids());
                input.put(padTokenId, padding);
            }
            case GraphSignature.MASK -> {
                input.put(1, row.length());
                input.put(0, padding);
            }
            case GraphSignature.TYPES -> input.put(0, width);
            default -> throw new IllegalStateException("input " + name);
        }
    }

    /** Makes the tensors, adding each to {@code made} as soon as it is there, so that the caller can close them. */
    void addTo(Map<String, OnnxTensorLike> made, OrtEnvironment environment) throws OrtException {
        for (Map.Entry<String, GraphInput> input : inputs.entrySet()) {
            OnnxTensor tensor = input.getValue().tensor(environment, shape);
            made.put(input.getKey(), tensor);
        }
    }
}
