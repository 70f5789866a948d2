"""One round of vader-compare: the reference on CPython. Prints the CPU seconds of one pass over the texts and, where golden
texts are named, how many of them have another compound.

Needs PyPI's vaderSentiment (3.3.2): pip install --no-deps vaderSentiment
Arguments: corpus, texts, golden file or nothing.
"""
import gzip
import itertools
import json
import platform
import sys
import time
import types

# The package imports requests for a demonstration that is not run here.
sys.modules.setdefault("requests", types.ModuleType("requests"))

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: E402

# Four decimals are equal or 1e-4 apart; what is beyond is no rounding.
TOLERANCE = 1.01e-4


def read(path, count=None):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in itertools.islice(lines, count)]


def main(path, count, golden=""):
    texts = [row["text"] for row in read(path, int(count))]
    analyzer = SentimentIntensityAnalyzer()
    for text in texts[:200]:
        analyzer.polarity_scores(text)
    start = time.process_time()
    for text in texts:
        analyzer.polarity_scores(text)
    seconds = time.process_time() - start
    round_ = {"scorer": "python", "on": "CPython " + platform.python_version(), "texts": len(texts), "seconds": round(seconds, 6)}
    if golden:
        rows = read(golden)
        round_["golden"] = len(rows)
        round_["wrong"] = sum(
            abs(analyzer.polarity_scores(row["text"])["compound"] - row["compound"]) > TOLERANCE for row in rows
        )
    print(json.dumps(round_))


main(*sys.argv[1:])
