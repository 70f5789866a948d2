"""The network as an ONNX file and back. Embeddings are int8 with one scale a row; all else is fp32."""

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from network import FAR_BELOW, WIDTHS, TextCnn


class Graph:
    """Collects nodes and constants."""

    def __init__(self):
        self.nodes = []
        self.constants = []

    def constant(self, name, value):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def integers(self, name, *values):
        return self.constant(name, np.array(values, np.int64))

    def add(self, kind, *inputs, out=None, **attributes):
        out = out or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out


def save(model, path):
    """Writes the model; inputs `input_ids` and `attention_mask` `[batch, sequence]`, output `logits` `[batch, 3]`."""
    weights = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    graph = Graph()
    axis = graph.integers("axis", 1)
    mask = graph.add("Unsqueeze", graph.add("Cast", "attention_mask", to=TensorProto.FLOAT), graph.integers("last", 2))
    padding = graph.add(
        "Mul",
        graph.add("Sub", graph.constant("one", np.float32(1)), mask),
        graph.constant("far_below", np.float32(FAR_BELOW)),
    )
    x = graph.add("Mul", _embedded(graph, weights["embedding.weight"]), mask)
    score = graph.add("MatMul", x, graph.constant("attention_weight", weights["attention.weight"].T))
    score = graph.add("Add", score, graph.constant("attention_bias", weights["attention.bias"]))
    share = graph.add("Softmax", graph.add("Add", score, padding), axis=1)
    features = [graph.add("ReduceSum", graph.add("Mul", x, share), axis, keepdims=0)]
    features += _convolved(graph, x, mask, axis, weights)
    graph.add(
        "Gemm",
        graph.add("Concat", *features, axis=1),
        graph.constant("out_weight", weights["out.weight"]),
        graph.constant("out_bias", weights["out.bias"]),
        out="logits",
        transB=1,
    )
    _write(graph, path)


def _embedded(graph, table):
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    rows = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
    picked = graph.add("Gather", graph.constant("embedding_rows", rows), "input_ids")
    scales = graph.add("Gather", graph.constant("embedding_scales", scale.astype(np.float32)), "input_ids")
    return graph.add("Mul", graph.add("Cast", picked, to=TensorProto.FLOAT), scales)


def _convolved(graph, x, mask, axis, weights):
    """One matrix product for all taps, then sums of shifted slices: faster than four convolutions at this size."""
    filters = weights["bias"].shape[1]
    count = sum(WIDTHS)
    taps = [f"tap_{at}" for at in range(count)]
    product = graph.add("MatMul", x, graph.constant("taps", weights["taps"]))
    split = graph.integers("tap_sizes", *[filters] * count)
    graph.nodes.append(helper.make_node("Split", [product, split], taps, axis=2))
    features, first = [], 0
    for row, width in enumerate(WIDTHS):
        before = (width - 1) // 2
        shifted = [_shifted(graph, taps[first + at], at - before, axis) for at in range(width)]
        first += width
        summed = shifted[0]
        for other in shifted[1:]:
            summed = graph.add("Add", summed, other)
        active = graph.add("Relu", graph.add("Add", summed, graph.constant(f"bias_{row}", weights["bias"][row])))
        features.append(graph.add("ReduceMax", graph.add("Mul", active, mask), axes=[1], keepdims=0))
    return features


def _shifted(graph, tap, offset, axis):
    if offset == 0:
        return tap
    before, after = max(0, -offset), max(0, offset)
    edges = graph.add("Pad", tap, graph.integers(f"{tap}_pads", 0, before, 0, 0, after, 0))
    start, end = (0, offset) if offset < 0 else (offset, 2**31 - 1)
    return graph.add(
        "Slice", edges, graph.integers(f"{tap}_start", start), graph.integers(f"{tap}_end", end), axis
    )


def _write(graph, path):
    names = ["batch", "sequence"]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, names) for name in ("input_ids", "attention_mask")]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 3])
    built = helper.make_graph(graph.nodes, "undertone-small", inputs, [output], graph.constants)
    model = helper.make_model(built, opset_imports=[helper.make_opsetid("", 17)], producer_name="undertone")
    model.ir_version = 8
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


# How the constants were called in the first release of the model.
FIRST_NAMES = {"embedding_rows": "emb_q", "embedding_scales": "emb_s", "taps": "conv_w", "out_weight": "fc_w"}
FIRST_NAMES |= {"out_bias": "fc_b", "attention_weight": "att_w", "attention_bias": "att_b"}
FIRST_NAMES |= {f"bias_{row}": f"conv_b{row}" for row in range(len(WIDTHS))}


def load(path):
    """The network of a file that `save` or the first release wrote, to train it further."""
    stored = {one.name: numpy_helper.to_array(one) for one in onnx.load(str(path)).graph.initializer}

    def constant(name):
        return torch.tensor(stored[name if name in stored else FIRST_NAMES[name]], dtype=torch.float32)

    rows, taps = constant("embedding_rows"), constant("taps")
    model = TextCnn(rows.shape[0], rows.shape[1], taps.shape[1] // sum(WIDTHS))
    model.load_state_dict(
        {
            "embedding.weight": rows * constant("embedding_scales"),
            "taps": taps,
            "bias": torch.stack([constant(f"bias_{row}") for row in range(len(WIDTHS))]),
            "attention.weight": constant("attention_weight").T,
            "attention.bias": constant("attention_bias"),
            "out.weight": constant("out_weight"),
            "out.bias": constant("out_bias"),
        }
    )
    return model
