"""Holds the figures of `undertone evaluate` against scikit-learn's on the same answers.

    undertone evaluate --data tweets.tsv --vader --json --predictions answers.jsonl > figures.json
    python check_evaluate.py figures.json answers.jsonl
"""

import json
import sys
from collections import defaultdict

import numpy as np
from sklearn.metrics import accuracy_score, confusion_matrix, precision_recall_fscore_support

LABELS = ("negative", "neutral", "positive")
TOLERANCE = 1e-9


def expected(answers):
    """Every figure that does not depend on chance or on a clock, by its name."""
    given = np.array([LABELS.index(one["label"]) for one in answers])
    # A missing answer is a fourth class: scikit-learn then counts it as wrong, and leaves it out of the means.
    said = np.array([LABELS.index(one["answer"]) if one["answer"] else 3 for one in answers])
    seen = [label for label in range(3) if label in given or label in said]
    macro = precision_recall_fscore_support(given, said, labels=seen, average="macro", zero_division=0)
    each = precision_recall_fscore_support(given, said, labels=range(3), average=None, zero_division=0)
    distance = np.where(said == 3, np.maximum(given, 2 - given), np.abs(given - said))
    figures = {
        "accuracy": accuracy_score(given, said),
        "macro-precision": macro[0],
        "macro-recall": macro[1],
        "macro-f1": macro[2],
        "distance": distance.mean(),
        "distanceSum": distance.sum(),
        "coverage": (said < 3).mean(),
        "answered-accuracy": accuracy_score(given[said < 3], said[said < 3]) if (said < 3).any() else None,
        "calibration-error": calibration_error(answers, given == said),
    }
    table = confusion_matrix(given, said, labels=range(4))
    for row, label in enumerate(LABELS):
        figures |= {f"{label} {name}": each[at][row] for at, name in enumerate(("precision", "recall", "f1", "given"))}
        figures |= {f"{label} as {name}": table[row, column] for column, name in enumerate((*LABELS, "none"))}
    return figures


def calibration_error(answers, right):
    """Ten bins of equal width; None where nobody is confident of anything."""
    confident = [(one["confidence"], hit) for one, hit in zip(answers, right) if one["confidence"] is not None]
    if not confident:
        return None
    confidence, hits = np.array(confident).T
    bins = np.minimum((confidence * 10).astype(int), 9)
    gaps = [abs((confidence - hits)[bins == one].mean()) * (bins == one).mean() for one in np.unique(bins)]
    return sum(gaps)


def reported(report):
    """The same figures as the command gave them."""
    figures = {name: one["value"] for name, one in report["metrics"].items() if name != "time"}
    figures["distanceSum"] = report["distanceSum"]
    for label in LABELS:
        figures |= {f"{label} {name}": value for name, value in report["labels"][label].items()}
        figures |= {f"{label} as {name}": value for name, value in report["confusion"][label].items()}
    return figures


def difference(wanted, got):
    if wanted is None or got is None:
        return 0.0 if wanted is got else float("inf")
    return abs(float(wanted) - float(got))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        evaluation = json.load(file)
    answers = defaultdict(list)
    with open(sys.argv[2], encoding="utf-8") as lines:
        for one in map(json.loads, lines):
            answers[one["scorer"], "overall"].append(one)
            answers[one["scorer"], one["lang"]].append(one)
    worst, compared = 0.0, 0
    for part in evaluation["slices"]:
        for report in part["reports"]:
            wanted, got = expected(answers[report["name"], part["name"]]), reported(report)
            assert wanted.keys() == got.keys(), wanted.keys() ^ got.keys()
            for name in wanted:
                gap = difference(wanted[name], got[name])
                worst, compared = max(worst, gap), compared + 1
                if gap > TOLERANCE:
                    print(f"{report['name']}, {part['name']}, {name}: wanted {wanted[name]}, got {got[name]}")
            print(f"{report['name']}, {part['name']}: macro-f1 {wanted['macro-f1']!r}, command {got['macro-f1']!r}")
    print(f"{compared} figures compared, largest difference {worst:.2e}, allowed {TOLERANCE:.0e}")
    sys.exit(worst > TOLERANCE)


if __name__ == "__main__":
    main()
