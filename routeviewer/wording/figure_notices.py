"""Sentences for what should be mended in a figure."""

from __future__ import annotations

from collections.abc import Mapping

_NOTICES: Mapping[str, str] = {
    "text-small": "The smallest text is {0} pt; below {1} pt it is hard to read in print",
    "line-thin": "The thinnest line is {0} pt; below {1} pt it may vanish in print",
    "resolution-low": "{0} dots an inch are too few for print",
    "map-small": "The map takes little of the figure; choose a larger size",
    "cut-off": "Something stands outside of the figure; choose a larger size",
    "colours-alike": "Who confuses red and green cannot tell {0} from {1}",
    "contrast-low": "{0} on {1} has a contrast of {2}; 4.5 is needed",
    "credit-missing": "The credit of the data is missing",
    "scale-misleading": "Lengths differ from the scale bar by up to {0} %",
    "letters-missing": (
        "The bundled font lacks {0}; they are drawn with a font of this system, or as boxes"
    ),
    "labels-dropped": "{0} names found no room on the map and are listed below it: {1}",
    "marks-thinned": "{0} stops are but dots: there is no room for their numbers",
    "arrows-dropped": "{0} connections are too short for an arrowhead: {1}",
    "stops-unlocated": "Not located and missing on the map: {0}",
}


def figure_notice_sentence(rule: str, parameters: tuple[str, ...] = ()) -> str:
    """Return what should be mended, without a full stop."""
    return _NOTICES.get(rule, rule).format(*parameters)
