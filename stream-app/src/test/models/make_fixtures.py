#!/usr/bin/env python3
"""Makes the model directories in ../resources/models: tiny classifiers with random weights and real tokenizers.

    python3 -m venv /tmp/fixtures && /tmp/fixtures/bin/pip install -r requirements.txt
    /tmp/fixtures/bin/python make_fixtures.py

One of each architecture that differs in how it tokenizes or what its graph wants:

    roberta      byte-level BPE, no token types, positions counted from behind the padding id, three labels
    bert         WordPiece, token types, five stars
    distilbert   WordPiece, no token types, two labels
    xlm-roberta  Unigram, three labels, model in onnx/

and variants of them: bert-int32 (inputs of 32 bits), roberta-fp16 (weights and logits of 16 bits), distilbert-int8
(dynamic quantization), xlm-roberta-external (weights beside the graph); and in broken/ graphs that must be refused.
The graphs come from torch's exporter as optimum uses it. Seeds are fixed, so a second run gives the same weights; but the
tokenizers' trainers break ties as they like, so after a run write the expectations anew: compare.py --write.
"""
import json
import shutil
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
import transformers
from onnx import TensorProto, helper, numpy_helper
from onnxconverter_common import float16
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from texts import lines

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "resources" / "models"
POSITIONS = 64
VOCABULARY = 420
SIZES = dict(hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=24)
THREE = {0: "negative", 1: "neutral", 2: "positive"}
STARS = {0: "1 star", 1: "2 stars", 2: "3 stars", 3: "4 stars", 4: "5 stars"}
TWO = {0: "NEGATIVE", 1: "POSITIVE"}


def byte_level_bpe():
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    tokenizer.train_from_iterator(lines(), trainers.BpeTrainer(
        vocab_size=VOCABULARY, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False))
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), add_prefix_space=False)
    return tokenizer


def word_piece():
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer.train_from_iterator(lines(), trainers.WordPieceTrainer(
        vocab_size=VOCABULARY, special_tokens=special, show_progress=False))
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    return tokenizer


def unigram():
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace("\u200d", " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    tokenizer.train_from_iterator(lines(), trainers.UnigramTrainer(
        vocab_size=VOCABULARY, special_tokens=special, unk_token="<unk>", show_progress=False))
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), trim_offsets=False, add_prefix_space=False)
    return tokenizer


ROBERTA_TOKENS = dict(bos_token="<s>", cls_token="<s>", eos_token="</s>", sep_token="</s>", pad_token="<pad>",
                      unk_token="<unk>", mask_token="<mask>")
BERT_TOKENS = dict(cls_token="[CLS]", sep_token="[SEP]", pad_token="[PAD]", unk_token="[UNK]", mask_token="[MASK]")
ROBERTA_IDS = dict(pad_token_id=1, bos_token_id=0, eos_token_id=2)


def roberta(vocabulary):
    config = transformers.RobertaConfig(vocab_size=vocabulary, max_position_embeddings=POSITIONS + 2, type_vocab_size=1,
                                        id2label=THREE, **ROBERTA_IDS, **SIZES)
    return transformers.RobertaForSequenceClassification(config)


def bert(vocabulary):
    config = transformers.BertConfig(vocab_size=vocabulary, max_position_embeddings=POSITIONS, id2label=STARS, **SIZES)
    return transformers.BertForSequenceClassification(config)


def distilbert(vocabulary):
    config = transformers.DistilBertConfig(vocab_size=vocabulary, max_position_embeddings=POSITIONS, id2label=TWO,
                                           dim=16, n_layers=2, n_heads=2, hidden_dim=24)
    return transformers.DistilBertForSequenceClassification(config)


def xlm_roberta(vocabulary):
    config = transformers.XLMRobertaConfig(vocab_size=vocabulary, max_position_embeddings=POSITIONS + 2, type_vocab_size=1,
                                           id2label=THREE, **ROBERTA_IDS, **SIZES)
    return transformers.XLMRobertaForSequenceClassification(config)


ARCHITECTURES = {  # name: (tokenizer, its tokens, model, inputs of the graph, the graph's place)
    "roberta": (byte_level_bpe, ROBERTA_TOKENS, roberta, ["input_ids", "attention_mask"], "model.onnx"),
    "bert": (word_piece, BERT_TOKENS, bert, ["input_ids", "attention_mask", "token_type_ids"], "model.onnx"),
    "distilbert": (word_piece, BERT_TOKENS, distilbert, ["input_ids", "attention_mask"], "model.onnx"),
    "xlm-roberta": (unigram, ROBERTA_TOKENS, xlm_roberta, ["input_ids", "attention_mask"], "onnx/model.onnx"),
}


class LogitsAlone(torch.nn.Module):
    """A model with positional inputs and one output, as an exporter wants it."""

    def __init__(self, model, names):
        super().__init__()
        self.model, self.names = model, names

    def forward(self, *inputs):
        return self.model(**dict(zip(self.names, inputs))).logits


def export(model, names, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    example = {"input_ids": torch.tensor([[2, 7, 8, 3], [2, 9, 3, 1]]), "attention_mask": torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]]),
               "token_type_ids": torch.zeros(2, 4, dtype=torch.long)}
    axes = {name: {0: "batch", 1: "tokens"} for name in names} | {"logits": {0: "batch"}}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(LogitsAlone(model, names).eval(), tuple(example[name] for name in names), str(path), input_names=names,
                          output_names=["logits"], dynamic_axes=axes, opset_version=17, dynamo=False)
    shorten(path, names)


def shorten(path, names):
    """Short names for what nobody refers to: the exporter's are half of a file of this size."""
    graph = onnx.load(path)
    weights = {tensor.name for tensor in graph.graph.initializer}
    short = {}
    del graph.graph.value_info[:]
    for node in graph.graph.node:
        node.ClearField("name")
        node.ClearField("doc_string")
        del node.metadata_props[:]
        for values in (node.input, node.output):
            values[:] = [v if not v or v in weights or v in names or v == "logits" else short.setdefault(v, f"v{len(short)}")
                         for v in values]
    onnx.save(graph, path)


def seeded(model_of, vocabulary):
    torch.manual_seed(5)
    model = model_of(vocabulary).eval()
    with torch.no_grad():  # Weights as small as a fresh model's would give every text the same logits.
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.2)
    return model


def make(name):
    tokenizer_of, tokens, model_of, inputs, place = ARCHITECTURES[name]
    folder = OUT / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    tokenizer = tokenizer_of()
    fast = transformers.PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=POSITIONS, **tokens)
    fast.save_pretrained(folder)
    model = seeded(model_of, len(fast))
    model.config.architectures = [type(model).__name__]
    model.config.save_pretrained(folder)
    export(model, inputs, folder / place)


def variant(source, name, place="model.onnx"):
    """A copy of a fixture without its graph; where its graph was, and where the new one goes."""
    folder = OUT / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(OUT / source, folder, ignore=shutil.ignore_patterns("*.onnx", "onnx"))
    (folder / place).parent.mkdir(exist_ok=True)
    return OUT / source / ARCHITECTURES[source][4], folder / place


def int32_inputs():
    source, target = variant("bert", "bert-int32")
    graph = onnx.load(source)
    casts = []
    for tensor in graph.graph.input:
        tensor.type.tensor_type.elem_type = TensorProto.INT32
        wide = tensor.name + "_64"
        for node in graph.graph.node:
            node.input[:] = [wide if used == tensor.name else used for used in node.input]
        casts.append(helper.make_node("Cast", [tensor.name], [wide], to=TensorProto.INT64))
    nodes = casts + list(graph.graph.node)
    del graph.graph.node[:]
    graph.graph.node.extend(nodes)
    onnx.save(graph, target)


def half_precision():
    source, target = variant("roberta", "roberta-fp16")
    # The folder's name says nothing of it and the graph's outputs are of 16 bits too.
    onnx.save(float16.convert_float_to_float16(onnx.load(source), keep_io_types=False), target)


def quantized():
    source, target = variant("distilbert", "distilbert-int8")
    quantize_dynamic(source, target, weight_type=QuantType.QInt8)


def external_data():
    source, target = variant("xlm-roberta", "xlm-roberta-external", "onnx/model.onnx")
    onnx.save(onnx.load(source), target, save_as_external_data=True, location="model.onnx_data", size_threshold=64)


def broken():
    folder = OUT / "broken"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    graph = onnx.load(OUT / "distilbert" / "model.onnx")
    for tensor in graph.graph.initializer:
        if tensor.name.endswith("classifier.bias") and "pre" not in tensor.name:
            tensor.CopyFrom(numpy_helper.from_array(np.full(2, np.nan, np.float32), tensor.name))
    onnx.save(graph, folder / "nan-weights.onnx")
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "tokens"])
    per_token = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "tokens", 2])
    nodes = [helper.make_node("Cast", ["input_ids"], ["floats"], to=TensorProto.FLOAT),
             helper.make_node("Unsqueeze", ["floats", "last"], ["one"]), helper.make_node("Concat", ["one", "one"], ["logits"], axis=2)]
    last = numpy_helper.from_array(np.array([2], np.int64), "last")
    save_graph("token-classifier", nodes, [ids], [per_token], [last], folder)
    pixels = helper.make_tensor_value_info("pixel_values", TensorProto.FLOAT, ["batch", 2])
    logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 2])
    save_graph("image-classifier", [helper.make_node("Identity", ["pixel_values"], ["logits"])], [pixels], [logits], [], folder)


def save_graph(name, nodes, inputs, outputs, weights, folder):
    graph = helper.make_graph(nodes, name, inputs, outputs, weights)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), folder / f"{name}.onnx")


def main():
    for name in ARCHITECTURES:
        make(name)
    int32_inputs()
    half_precision()
    quantized()
    external_data()
    broken()
    for path in sorted(OUT.rglob("*")):
        if path.is_file():
            print(f"{path.stat().st_size:8d}  {path.relative_to(OUT)}")


if __name__ == "__main__":
    main()
