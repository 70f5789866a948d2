"""The classifier: word pieces, their n-grams of one to four, and an attention-weighted mean."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

WIDTHS = (1, 2, 3, 4)
TAPS = sum(WIDTHS)
# Added where a row is padded, so that padding never wins a maximum or a share of attention.
FAR_BELOW = -1e4


class TextCnn(nn.Module):
    """Convolutions over embeddings. All taps of all widths are one matrix, which is also how the export computes them."""

    def __init__(self, vocabulary, width=192, filters=128, embedding_dropout=0.3, feature_dropout=0.4):
        super().__init__()
        self.filters = filters
        self.embedding_dropout = embedding_dropout
        self.feature_dropout = feature_dropout
        # Sparse: a batch touches a few hundred of 24,000 rows, and dense gradients would cost more than all the rest.
        self.embedding = nn.Embedding(vocabulary, width, padding_idx=0, sparse=True)
        nn.init.normal_(self.embedding.weight, std=0.1)
        self.taps = nn.Parameter(torch.empty(width, TAPS * filters).uniform_(-1, 1) * (2 * width) ** -0.5)
        self.bias = nn.Parameter(torch.zeros(len(WIDTHS), filters))
        self.attention = nn.Linear(width, 1)
        self.out = nn.Linear(width + len(WIDTHS) * filters, 3)

    def forward(self, ids):
        """Logits `[batch, 3]` of token ids `[batch, tokens]`, 0 being padding."""
        mask = (ids != 0).float().unsqueeze(-1)
        x = self.embedding(ids)
        if self.training:
            kept_words = (torch.rand(*ids.shape, 1) > 0.1).float()
            x = F.dropout(x * kept_words, self.embedding_dropout)
        x = x * mask
        share = torch.softmax(self.attention(x) + (1 - mask) * FAR_BELOW, 1)
        features = [(x * share).sum(1)]
        tapped = (x @ self.taps).split(self.filters, 2)
        first = 0
        for row, width in enumerate(WIDTHS):
            features.append(self._pooled(tapped[first : first + width], mask, self.bias[row]))
            first += width
        joined = F.dropout(torch.cat(features, 1), self.feature_dropout, self.training)
        return self.out(joined)

    @staticmethod
    def _pooled(taps, mask, bias):
        before = (len(taps) - 1) // 2
        summed = taps[before]
        for at, tap in enumerate(taps):
            offset = at - before
            if offset < 0:
                summed = summed + F.pad(tap[:, :offset], (0, 0, -offset, 0))
            elif offset > 0:
                summed = summed + F.pad(tap[:, offset:], (0, 0, 0, offset))
        # The rectifier after the maximum gives the same as before it, on far fewer numbers.
        return torch.relu((summed + (1 - mask) * FAR_BELOW).amax(1) + bias)


def padded(rows, limit=96):
    """Token ids as one tensor, padded with 0 to the longest row."""
    longest = min(limit, max(len(row) for row in rows))
    ids = np.zeros((len(rows), longest), np.int64)
    for at, row in enumerate(rows):
        ids[at, : min(longest, len(row))] = row[:longest]
    return torch.from_numpy(ids)


@torch.no_grad()
def logits(model, rows, batch=256):
    """Logits of all rows, in order."""
    model.eval()
    order = np.argsort([len(row) for row in rows])
    found = np.zeros((len(rows), 3), np.float32)
    for start in range(0, len(rows), batch):
        part = order[start : start + batch]
        found[part] = model(padded([rows[at] for at in part])).numpy()
    return found
