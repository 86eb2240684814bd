"""The base map in the plane of a projection, kept from one repaint to the next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from routeviewer.basemap.reader import Layer, layer_at
from routeviewer.geo.chains import Chains, Indices
from routeviewer.geo.projection import CutRings, Projection, Window

_KEPT = 40


@dataclass(frozen=True, slots=True)
class Source:
    """A layer of the base map as a view needs it.

    Attributes:
        name: As for ``basemap.reader.layer``.
        scale: As above.
        km_step: Details below about this size may be missing.
        projection: From the Earth to the plane.
        window: What of the Earth may be seen.
    """

    name: str
    scale: str
    km_step: float
    projection: Projection
    window: Window

    def layer(self) -> Layer:
        """Return the layer."""
        return layer_at(self.name, self.scale, km_step=self.km_step)


@lru_cache(maxsize=_KEPT)
def rings_in_plane(source: Source) -> CutRings:
    """Return the rings of a layer that may be seen."""
    shapes = source.layer()
    return source.projection.rings(shapes.chains.chosen(_touched(source, shapes)), source.window)


@lru_cache(maxsize=_KEPT)
def lines_in_plane(source: Source, most_rank: int) -> Chains:
    """Return the lines of a layer that may be seen, of features of at most a rank."""
    shapes = source.layer()
    chosen = _touched(source, shapes)
    chosen = chosen[shapes.ranks[shapes.features[chosen]] <= most_rank]
    return source.projection.lines(shapes.chains.chosen(chosen), source.window)


@lru_cache(maxsize=_KEPT)
def countries_in_plane(source: Source) -> Chains:
    """Return the outer rings of countries that may be seen, tagged with the country's index."""
    shapes = source.layer()
    chosen = _touched(source, shapes)
    chosen = chosen[~shapes.holes[chosen]]
    tagged = shapes.chains.with_tags(shapes.features.astype(np.intp))
    return source.projection.rings(tagged.chosen(chosen), source.window).plane


def _touched(source: Source, shapes: Layer) -> Indices:
    touched = source.window.touches(shapes.boxes, source.projection.centre_lon)
    return np.flatnonzero(np.any(touched, axis=0))
