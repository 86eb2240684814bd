"""Reads a stretch of text as a whole: a small transformer (packaging/models/train_reader.py)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
_HEADS = 12
_SMALLEST = 1e-12
_GELU = np.float32(0.7978845608)  # the square root of 2 / pi


class Encoder:
    """The transformer's layers with their weights.

    References:
        Vaswani et al., "Attention Is All You Need" (2017); the layers are those of Devlin et al.,
        "BERT" (2019). Of the activation the usual approximation is taken (Hendrycks and Gimpel,
        "Gaussian Error Linear Units", 2016).
    """

    def __init__(self, weights: dict[str, Floats]) -> None:
        """Hold the weights: for each layer those of attention and of the words by themselves."""
        self._weights = weights
        self._depth = sum(name.endswith(".into.weight") for name in weights)

    def states(self, x: Floats, wanted: Sequence[int]) -> Floats:
        """Return what is known of some pieces of a stretch.

        Args:
            x: A row for each piece, shape (n, size).
            wanted: Indices of the pieces; the last layer is spared the others.

        Returns:
            Their states, shape (len(wanted), size).
        """
        x = normalised(x, self._weights["first.weight"], self._weights["first.bias"])
        everything = range(len(x))
        for layer in range(self._depth):
            is_last = layer == self._depth - 1
            x = self._layer(x, f"layer.{layer}", wanted if is_last else everything)
        return x

    def _layer(self, x: Floats, name: str, wanted: Sequence[int]) -> Floats:
        w = self._weights
        size = x.shape[1]
        weight, bias = w[f"{name}.ask.weight"], w[f"{name}.ask.bias"]
        keys, values = _by_head(x @ weight[:, size:] + bias[size:], 2)
        x = x[list(wanted)]
        (asked,) = _by_head(x @ weight[:, :size] + bias[:size], 1)
        scores = asked @ keys.transpose(0, 2, 1) * np.float32((size / _HEADS) ** -0.5)
        scores = np.exp(scores - scores.max(axis=2, keepdims=True))
        heard = (scores @ values) / scores.sum(axis=2, keepdims=True)
        told = heard.transpose(1, 0, 2).reshape(x.shape)
        told = told @ w[f"{name}.tell.weight"] + w[f"{name}.tell.bias"]
        x = normalised(x + told, w[f"{name}.middle.weight"], w[f"{name}.middle.bias"])
        wide = x @ w[f"{name}.into.weight"] + w[f"{name}.into.bias"]
        bent = wide * (1 + np.tanh(_GELU * wide * (1 + np.float32(0.044715) * wide * wide))) / 2
        x = x + bent @ w[f"{name}.out.weight"] + w[f"{name}.out.bias"]
        return normalised(x, w[f"{name}.last.weight"], w[f"{name}.last.bias"])


def _by_head(x: Floats, parts: int) -> Floats:
    """Return projections laid out as (part, head, row, size of a head)."""
    parted: Floats = x.reshape(len(x), parts, _HEADS, -1).transpose(1, 2, 0, 3)
    return parted


def normalised(x: Floats, weight: Floats, bias: Floats) -> Floats:
    """Return rows with mean 0 and deviation 1, scaled and moved."""
    centred = x - x.mean(axis=1, keepdims=True)
    scale = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + _SMALLEST)
    normal: Floats = centred / scale * weight + bias
    return normal
