"""Labelled texts: tables with the columns label, lang and text, and the summaries composed from clauses."""

import csv
import gzip
import html
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

LABELS = ("negative", "neutral", "positive")
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Text:
    """A text, its label as an index into LABELS, and its language."""

    label: int
    lang: str
    text: str


def read(path):
    """The rows of a table; quotes mean nothing, as in the application."""
    opened = gzip.open if str(path).endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Text(LABELS.index(row["label"]), row["lang"], row["text"]) for row in rows]


def key(text):
    """What makes two posts the same one: their words, without addresses, users and punctuation."""
    plain = html.unescape(text).lower()
    plain = re.sub(r"https?:?\S*|www\.\S+|\bhttp\b|@\w+", " ", plain)
    plain = re.sub(r"^rt\b", "", plain.strip())
    return re.sub(r"\W+", "", plain)


def without(texts, tests):
    """The texts that are in none of the tests: nobody may learn what they are examined on."""
    examined = {key(text.text) for test in tests for text in test}
    return [text for text in texts if key(text.text) not in examined]


# How a call may go: its label, the clauses it is made of, and how often. A clause group in brackets may be missing.
PLOTS = (
    ("neutral", "question informed [calm]", 13),
    ("neutral", "problem informed calm", 7),
    ("neutral", "question [calm]", 7),
    ("neutral", "problem|anger informed calm", 6),
    ("positive", "problem|anger solved [pleased]", 10),
    ("positive", "question|problem solved|informed pleased", 10),
    ("positive", "praise [informed|pleased]", 7),
    ("positive", "question|problem|anger pleased", 6),
    ("negative", "problem|anger failed [upset]", 12),
    ("negative", "question|problem failed|informed upset", 8),
    ("negative", "anger [informed|failed]", 7),
    ("negative", "problem|anger upset", 7),
)


def composed(count, seed):
    """So many summaries a language, put together from the clauses, and three times those written whole."""
    rng = random.Random(seed)
    clauses = json.loads((HERE / "summaries" / "clauses.json").read_text(encoding="utf-8"))
    texts = []
    for lang, bank in clauses.items():
        for label, whole in bank["whole"].items():
            texts += [Text(LABELS.index(label), lang, text) for text in whole] * 3
        for label, plot, _ in rng.choices(PLOTS, [weight for _, _, weight in PLOTS], k=count):
            texts.append(Text(LABELS.index(label), lang, _told(plot, bank, rng)))
    return texts


def _told(plot, bank, rng):
    sentences = []
    for part in plot.split():
        if part.startswith("[") and rng.random() < 0.3:
            continue
        clause = rng.choice([one for group in part.strip("[]").split("|") for one in bank[group]])
        sentences.append(clause if sentences else f"{rng.choice(bank['who'])} {clause}.")
    return " ".join(sentences)
