"""Trains undertone-small, further or anew: python train.py --help. README.md tells the whole recipe."""

import argparse
import copy
import shutil
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

import onnx_file
import teacher
import texts
from fit import Plan, fit
from network import TextCnn, logits

COPIED = ("config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="labelled posts: columns label, lang, text; .gz or not")
    parser.add_argument("--tests", type=Path, nargs="*", default=[], help="tables whose texts must not be learnt from")
    parser.add_argument("--start", type=Path, required=True, help="model directory: its tokenizer, its weights")
    parser.add_argument("--embeddings", type=Path, help="begin with these and chance instead of the start's weights")
    parser.add_argument("--out", type=Path, required=True, help="model directory to write")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3], help="one member each; weights are averaged")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--trust", type=float, default=0.4, help="share of the labels against the teachers")
    parser.add_argument("--repeat", type=int, default=8, help="how often each summary written by hand is shown")
    parser.add_argument("--keep", type=float, default=0.0, help="share of the start's weights in the result")
    parser.add_argument("--limit", type=int, default=0, help="posts to use, to try the recipe out; 0 for all")
    return parser.parse_args()


def gathered(options):
    """Posts in English and Arabic that are in no test, and summaries: the texts, and how many are posts."""
    tests = [texts.read(path) for path in options.tests]
    tests.append(texts.read(texts.HERE / "summaries" / "heldout.tsv"))
    posts = [post for post in texts.read(options.data) if post.lang in ("en", "ar")]
    if options.limit:
        chosen = np.random.default_rng(0).permutation(len(posts))[: options.limit]
        posts = [posts[at] for at in chosen]
    summaries = texts.composed(500, 7)
    summaries += texts.read(texts.HERE / "summaries" / "train.tsv") * options.repeat
    posts, summaries = texts.without(posts, tests), texts.without(summaries, tests)
    print(f"{len(posts)} posts, {len(summaries)} summaries", flush=True)
    return posts + summaries, len(posts)


def main():
    options = arguments()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    learnt, posts = gathered(options)
    labels = [text.label for text in learnt]
    tokenizer = Tokenizer.from_file(str(options.start / "tokenizer.json"))
    rows = [np.array(one.ids) for one in tokenizer.encode_batch([text.text for text in learnt])]
    start = begin(options)
    target = np.eye(3)[labels]
    if options.trust < 1:
        opinions = [teacher.unseen_opinions([text.text for text in learnt[:posts]], labels[:posts])]
        if not options.embeddings:
            opinions.append(teacher.shares(logits(start, rows[:posts])))
        # The start knows little of summaries, so there the labels alone count.
        target[:posts] = teacher.targets(labels[:posts], opinions, options.trust)
        print("teachers have spoken", flush=True)
    members = [fit(copy.deepcopy(start), rows, target, plan(options, seed)) for seed in options.seeds]
    write(mixed(members, start, 0.0 if options.embeddings else options.keep), options)


def plan(options, seed):
    return Plan(epochs=options.epochs, rate=options.rate, embedding_rate=options.rate, seed=seed)


def begin(options):
    """The network that training begins with. All members begin at the same one, else their mean would be noise."""
    if not options.embeddings:
        return onnx_file.load(options.start / "model.onnx")
    table = torch.from_numpy(np.load(options.embeddings))
    torch.manual_seed(0)
    model = TextCnn(*table.shape)
    model.embedding.load_state_dict({"weight": table})
    return model


def mixed(members, start, keep):
    """The mean of the members' weights and, as far as wanted, of the start's."""
    states = [member.state_dict() for member in members]
    mean = {name: sum(state[name] for state in states) / len(states) for name in states[0]}
    result = copy.deepcopy(start)
    result.load_state_dict({name: (1 - keep) * mean[name] + keep * old for name, old in start.state_dict().items()})
    return result


def write(model, options):
    options.out.mkdir(parents=True, exist_ok=True)
    onnx_file.save(model, options.out / "model.onnx")
    for name in COPIED:
        shutil.copy(options.start / name, options.out / name)
    print(f"wrote {options.out}", flush=True)


if __name__ == "__main__":
    main()
