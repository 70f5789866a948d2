#!/usr/bin/env python3
"""Scores the 500 texts with Python's transformers and onnxruntime, and writes what Java must give.

    /tmp/fixtures/bin/python compare.py            checks the committed expectations against this Python
    /tmp/fixtures/bin/python compare.py --write    writes ../resources/models/expected/*.json.gz
    mvn -pl stream-app -am test -Dtest=ReferenceTest -Dsurefire.failIfNoSpecifiedTests=false    checks Java against them

Token ids come from transformers' tokenizer with truncation on. The logits of an architecture's own fixture come from
torch, and onnxruntime must agree with it to 1e-5; those of a variant (fp16, int8, ...) come from onnxruntime alone.
"""
import gzip
import json
import sys

import numpy as np
import onnxruntime
import torch
import transformers

from make_fixtures import ARCHITECTURES, OUT, seeded
from texts import texts

VARIANTS = {"bert-int32": "bert", "roberta-fp16": "roberta", "distilbert-int8": "distilbert", "xlm-roberta-external": "xlm-roberta"}
EXPECTED = OUT / "expected"


def session(name):
    folder = OUT / name
    place = folder / "model.onnx"
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # More threads spin, for graphs of a microsecond.
    return onnxruntime.InferenceSession(str(place if place.exists() else folder / "onnx" / "model.onnx"), options,
                                        providers=["CPUExecutionProvider"])


def by_onnxruntime(opened, ids):
    types = {"tensor(int64)": np.int64, "tensor(int32)": np.int32}
    given = {"input_ids": ids, "attention_mask": [1] * len(ids), "token_type_ids": [0] * len(ids)}
    feed = {wanted.name: np.array([given[wanted.name]], types[wanted.type]) for wanted in opened.get_inputs()}
    return opened.run(["logits"], feed)[0][0].astype(np.float64)


def by_torch(model, ids):
    with torch.no_grad():
        return model(input_ids=torch.tensor([ids])).logits[0].double().numpy()


def score(name):
    source = VARIANTS.get(name, name)
    tokenizer = transformers.AutoTokenizer.from_pretrained(OUT / name)
    opened = session(name)
    model = seeded(ARCHITECTURES[source][2], len(tokenizer)) if name == source else None
    worst, ids_of, logits_of, lengths = 0.0, [], [], []
    for text in texts():
        lengths.append(len(tokenizer(text)["input_ids"]))
        ids = tokenizer(text, truncation=True)["input_ids"]
        logits = by_onnxruntime(opened, ids)
        if model is not None:
            reference = by_torch(model, ids)
            worst = max(worst, float(np.abs(reference - logits).max()))
            logits = reference
        ids_of.append(ids)
        logits_of.append([round(float(logit), 7) for logit in logits])
    if worst > 1e-5:
        sys.exit(f"{name}: torch and onnxruntime differ by {worst}; is the fixture the one this script makes?")
    spread = np.ptp(np.array(logits_of), axis=0).min()
    print(f"{name:22s} {len(ids_of)} texts, {sum(map(len, ids_of))} ids, {sum(n > len(i) for n, i in zip(lengths, ids_of))} truncated,"
          f" torch and onnxruntime within {worst:.1e}, logits spread over {spread:.2f}")
    return {"texts": texts(), "tokens": lengths, "ids": ids_of, "logits": logits_of}


def main(write):
    EXPECTED.mkdir(exist_ok=True)
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()  # Else it warns of the long texts, which are here on purpose.
    for name in [*ARCHITECTURES, *VARIANTS]:
        made = score(name)
        path = EXPECTED / f"{name}.json.gz"
        if write:
            with open(path, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
                out.write(json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode())
            continue
        with gzip.open(path, "rt") as committed:
            expected = json.load(committed)
        same = all(expected[key] == made[key] for key in ("texts", "tokens", "ids"))
        close = np.allclose(np.array(expected["logits"]), np.array(made["logits"]), rtol=0, atol=2e-2 if "int8" in name else 1e-4)
        if not (same and close):
            sys.exit(f"{name}: this Python gives other values than the committed ones (ids equal: {same}, logits close: {close})")


if __name__ == "__main__":
    main("--write" in sys.argv[1:])
