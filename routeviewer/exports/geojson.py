"""GeoJSON (RFC 7946) for map programs: stops, legs and one-sentence quotes, no article."""

from __future__ import annotations

import json

from routeviewer import __version__
from routeviewer.project.features import features
from routeviewer.project.project import Project
from routeviewer.scene.scene import Scene


def geojson_bytes(project: Project, scene: Scene) -> bytes:
    """Return the stops and legs of all travellers as a FeatureCollection.

    The same project gives the same bytes.
    """
    collection = {
        "type": "FeatureCollection",
        "title": scene.title,
        "credit": scene.credit,
        "generator": f"routeviewer {__version__}",
        "features": features(project),
    }
    text = json.dumps(collection, ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8", "replace")
