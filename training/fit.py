"""Training: balanced classes, smoothed labels, an average of the weights over the last steps."""

import copy
import time
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional as F

from network import padded


@dataclass(frozen=True)
class Plan:
    """How to train. Rates are those of the first step after the warm-up; they fall to a fiftieth."""

    epochs: int = 3
    rate: float = 1e-3
    embedding_rate: float = 1e-3
    batch: int = 64
    smoothing: float = 0.1
    decay: float = 1e-4
    average: float = 0.998
    seed: int = 0


class LazyAdam:
    """AdamW that touches only the embedding rows of the batch, moments included."""

    def __init__(self, dense, embedding, plan):
        self.dense = torch.optim.AdamW(dense, lr=plan.rate, betas=(0.9, 0.98), weight_decay=plan.decay)
        self.rows = torch.optim.SparseAdam([embedding], lr=plan.embedding_rate, betas=(0.9, 0.98))
        self.rates = [(self.dense, plan.rate), (self.rows, plan.embedding_rate)]
        self.parameters = dense

    def step(self, loss, factor):
        for optimizer, rate in self.rates:
            optimizer.param_groups[0]["lr"] = rate * factor
            optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        for optimizer, _ in self.rates:
            optimizer.step()


def batches(rows, size, rng):
    """Shuffled batches of rows of like length: a long row pads all its companions."""
    shuffled = rng.permutation(len(rows))
    found = []
    for start in range(0, len(rows), size * 50):
        part = shuffled[start : start + size * 50]
        part = part[np.argsort([len(rows[at]) for at in part], kind="stable")]
        found += [part[at : at + size] for at in range(0, len(part), size)]
    rng.shuffle(found)
    return found


def balance(targets):
    """Class weights that make each class count the same in all."""
    shares = targets.sum(0)
    return torch.from_numpy((shares.sum() / (3 * shares)).astype(np.float32))


def fit(model, rows, targets, plan, say=print):
    """Trains the model and returns its averaged weights. Targets are shares `[rows, 3]`: labels, or a teacher's view."""
    torch.manual_seed(plan.seed)
    rng = np.random.default_rng(plan.seed)
    smooth = torch.from_numpy((targets * (1 - plan.smoothing) + plan.smoothing / 3).astype(np.float32))
    weights = balance(targets)
    dense = [value for name, value in model.named_parameters() if not name.startswith("embedding")]
    optimizer = LazyAdam(dense, model.embedding.weight, plan)
    averaged = copy.deepcopy(model).eval()
    step, total, started = 0, plan.epochs * -(-len(rows) // plan.batch), time.time()
    for epoch in range(plan.epochs):
        model.train()
        losses = []
        for part in batches(rows, plan.batch, rng):
            step += 1
            target = smooth[part]
            loss = -(target * weights * F.log_softmax(model(padded([rows[at] for at in part])), 1)).sum(1).mean()
            optimizer.step(loss, min(1, step / (0.05 * total)) * max(0.02, 1 - step / total))
            _average(averaged, model, min(plan.average, (1 + step) / (10 + step)), step)
            losses.append(loss.item())
            if step % 200 == 0:
                say(f"step {step} of {total}, {time.time() - started:.0f} s, loss {np.mean(losses[-200:]):.4f}")
        say(f"epoch {epoch + 1} of {plan.epochs}: loss {np.mean(losses):.4f}, {time.time() - started:.0f} s")
    return averaged


@torch.no_grad()
def _average(averaged, model, keep, step):
    for old, new in zip(averaged.parameters(), model.parameters()):
        if old.numel() < 1_000_000:
            old.lerp_(new.detach(), 1 - keep)
        elif step % 8 == 0:
            # The embeddings are most of the weights: every eighth step, as if eight at once.
            old.lerp_(new.detach(), 1 - keep**8)
