"""Makes a tokenizer: word pieces learnt from texts by merging the most frequent pairs, as a tokenizer.json.

    python vocabulary.py 24000 tokenizer.json posts.tsv.gz more.tsv ...
"""

import heapq
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import regex

import texts

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
# Applied in order, here and, from the file, by the tokenizer itself.
NORMALIZERS = (
    (r"https?:?//\S+|www\.\S+", " http "),
    (r"@\w+", " @user "),
    (r"[\u2018\u2019\u02BC`\u00B4]", "'"),
    # Variation selectors, joiners, directions, and Arabic vowel signs and stretching.
    (r"[\uFE0E\uFE0F\u200B-\u200F\u202A-\u202E\u2066-\u2069\u0640\u064B-\u065F\u0670]", ""),
    # Skin tones.
    (r"[\U0001F3FB-\U0001F3FF]", ""),
    ("NFKC", None),
    ("Lowercase", None),
    # Arabic letters that are written for one another.
    (r"[\u0622\u0623\u0625\u0671]", "\u0627"),
    (r"\u0649", "\u064a"),
    (r"\u0629", "\u0647"),
    (r"\d{3,}", "000"),
    # A letter thrice or more is twice.
    (r"([^\s\d])(?=\1\1)", ""),
)
EMOTICON = r"[:;=8xX]['\-^o]?[)(\[\]DdPp/\\|3*]+|<3+|[)(]['\-]?[:;=]"
WORDS = rf"@user|{EMOTICON}|[\p{{L}}\p{{M}}]+(?:'[\p{{L}}\p{{M}}]+)*|\p{{N}}+|_+|[!?]+|\.{{2,}}|[^\s]"
MIN_PAIRS = 3
MIN_CHARACTER = 8
MAX_CHARACTERS = 1200


def words(text):
    """The words of a text, normalized."""
    for pattern, replacement in NORMALIZERS:
        if pattern == "NFKC":
            text = unicodedata.normalize("NFKC", text)
        elif pattern == "Lowercase":
            text = text.lower()
        else:
            text = regex.sub(pattern, replacement, text)
    return regex.findall(WORDS, text)


class Merges:
    """Words as lists of pieces, and how often each pair of pieces stands together."""

    def __init__(self, counts, alphabet):
        known = [(word, count) for word, count in counts.items() if count > 1 and set(word) <= alphabet]
        self.words = [[word[0]] + ["##" + letter for letter in word[1:]] for word, _ in known]
        self.counts = [count for _, count in known]
        self.pairs = Counter()
        self.places = defaultdict(set)
        for at in range(len(self.words)):
            self._count(at, 1)
        self.queue = [(-count, pair) for pair, count in self.pairs.items()]
        heapq.heapify(self.queue)

    def next(self):
        """Merges the most frequent pair and returns the new piece; None when no pair is frequent."""
        while self.queue:
            count, pair = heapq.heappop(self.queue)
            if self.pairs[pair] == -count:
                return self._merge(pair) if -count >= MIN_PAIRS else None
            # The count is of before another merge.
            if self.pairs[pair] >= MIN_PAIRS:
                heapq.heappush(self.queue, (-self.pairs[pair], pair))
        return None

    def _merge(self, pair):
        piece = pair[0] + pair[1][2:]
        changed = set()
        for at in list(self.places[pair]):
            changed |= self._count(at, -1)
            self.words[at] = _merged(self.words[at], pair, piece)
            changed |= self._count(at, 1)
        del self.pairs[pair]
        self.places.pop(pair, None)
        for other in changed:
            if self.pairs.get(other, 0) >= MIN_PAIRS:
                heapq.heappush(self.queue, (-self.pairs[other], other))
        return piece

    def _count(self, at, sign):
        found = set(zip(self.words[at], self.words[at][1:]))
        for pair in zip(self.words[at], self.words[at][1:]):
            self.pairs[pair] += sign * self.counts[at]
        for pair in found:
            self.places[pair].add(at)
        return found


def _merged(word, pair, piece):
    merged, at = [], 0
    while at < len(word):
        together = tuple(word[at : at + 2]) == pair
        merged.append(piece if together else word[at])
        at += 2 if together else 1
    return merged


def learn(counts, size):
    """A vocabulary of that size at most: special tokens, letters, and merged pieces in the order of their merging."""
    letters = Counter()
    for word, count in counts.items():
        for letter in word:
            letters[letter] += count
    alphabet = {letter for letter, count in letters.most_common(MAX_CHARACTERS) if count >= MIN_CHARACTER}
    vocabulary = dict.fromkeys(SPECIAL + sorted(alphabet) + ["##" + letter for letter in sorted(alphabet)])
    merges = Merges(counts, alphabet)
    piece = merges.next()
    while piece is not None and len(vocabulary) < size:
        vocabulary.setdefault(piece)
        piece = merges.next()
    return list(vocabulary)


def tokenizer(vocabulary):
    """The content of a tokenizer.json."""
    normalizers = [
        {"type": pattern}
        if replacement is None
        else {"type": "Replace", "pattern": {"Regex": _plain(pattern)}, "content": replacement}
        for pattern, replacement in NORMALIZERS
    ]
    specials = [
        {"id": at, "content": word, "single_word": False, "lstrip": False, "rstrip": False}
        | {"normalized": False, "special": True}
        for at, word in enumerate(SPECIAL)
    ]
    split = {"type": "Split", "pattern": {"Regex": WORDS}, "behavior": "Removed", "invert": True}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": specials,
        "normalizer": {"type": "Sequence", "normalizers": normalizers},
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [split]},
        "post_processor": _framed(),
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 60,
            "vocab": {piece: at for at, piece in enumerate(vocabulary)},
        },
    }


def _framed():
    def special(name):
        return {"SpecialToken": {"id": name, "type_id": 0}}

    text = {"Sequence": {"id": "A", "type_id": 0}}
    pair = [{"Sequence": {"id": "B", "type_id": 1}}, {"SpecialToken": {"id": "[SEP]", "type_id": 1}}]
    single = [special("[CLS]"), text, special("[SEP]")]
    tokens = {name: {"id": name, "ids": [SPECIAL.index(name)], "tokens": [name]} for name in ("[CLS]", "[SEP]")}
    return {"type": "TemplateProcessing", "single": single, "pair": single + pair, "special_tokens": tokens}


def _plain(pattern):
    """Python's escapes as the characters they stand for: the tokenizer's regular expressions know none of them."""
    return regex.sub(r"\\u([0-9A-F]{4})|\\U([0-9A-F]{8})", lambda one: chr(int(one[1] or one[2], 16)), pattern)


def main():
    size, path, *files = sys.argv[1:]
    counts = Counter()
    for file in files:
        for text in texts.read(file):
            counts.update(words(text.text))
    vocabulary = learn(counts, int(size))
    Path(path).write_text(json.dumps(tokenizer(vocabulary), ensure_ascii=False), encoding="utf-8")
    print(f"{len(counts)} different words, {len(vocabulary)} pieces")


if __name__ == "__main__":
    main()
