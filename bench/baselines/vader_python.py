"""One round of vader-compare: the reference on CPython, in CPU seconds for one pass over the texts.

Needs PyPI's vaderSentiment (3.3.2): pip install --no-deps vaderSentiment
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


def read(path, count):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in itertools.islice(lines, count)]


def main(path, count):
    texts = read(path, int(count))
    analyzer = SentimentIntensityAnalyzer()
    for text in texts[:200]:
        analyzer.polarity_scores(text)
    start = time.process_time()
    for text in texts:
        analyzer.polarity_scores(text)
    seconds = time.process_time() - start
    round_ = {"scorer": "python", "python": platform.python_version(), "texts": len(texts), "seconds": round(seconds, 6)}
    print(json.dumps(round_))


main(sys.argv[1], sys.argv[2])
