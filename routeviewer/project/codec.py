"""Projects as GeoJSON text: `.route.geojson` files.

The file is a FeatureCollection (RFC 7946) that any map program opens: stops as points, legs as
lines. Everything else is in one foreign member, "routeviewer", from which the project is read
back; the features are for others and are ignored when the file is read.
"""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Any

from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError, StructureHandlerNotFoundError
from cattrs.gen import make_dict_unstructure_fn
from cattrs.strategies import configure_tagged_union

from routeviewer.errors import ProjectFileError
from routeviewer.geo.coordinate import Coordinate
from routeviewer.project.edits import Edit
from routeviewer.project.features import features
from routeviewer.project.project import Project

SCHEMA = 3
_MEMBER = "routeviewer"
# More than the people of the Earth, than letters of an article, and than kilometres round it.
_LARGEST = 1e11


def encode(project: Project) -> str:
    """Return a project as the text of a file; the same project gives the same text."""
    held = {"schema": SCHEMA, "project": _converter().unstructure(project)}
    collection = {"type": "FeatureCollection", "features": features(project), _MEMBER: held}
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def decode(text: str) -> Project:
    """Return the project that a file's text holds.

    Raises:
        ProjectFileError: The text is no project, damaged, or of a newer version.
    """
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProjectFileError(
            f"The file is damaged: it is no valid JSON ({error})",
            "Open its backup, the file of the same name that ends in .bak.",
        ) from error
    held = raw.get(_MEMBER) if isinstance(raw, dict) else None
    if not isinstance(held, dict) or "project" not in held:
        raise ProjectFileError(
            "The file is not a project of this program",
            "Open a .route.geojson file that was saved by routeviewer.",
        )
    schema = held.get("schema")
    if not isinstance(schema, int) or schema > SCHEMA:
        raise ProjectFileError(
            f"The file was saved by a newer version of the program (schema {schema})",
            "Update routeviewer and open it again.",
        )
    return _structured(held["project"])


def plain_edit(edit: Edit) -> Any:
    """Return an edit as plain values for JSON."""
    return _converter().unstructure(edit, unstructure_as=Edit)


def edit_of(plain: Any) -> Edit:
    """Return the edit that plain values hold.

    Raises:
        ProjectFileError: They hold none.
    """
    try:
        edit: Edit = _converter().structure(plain, Edit)  # type: ignore[arg-type]  # a union
    except (BaseValidationError, StructureHandlerNotFoundError, KeyError, TypeError) as error:
        raise ProjectFileError(
            "A change in the file is damaged", "What was changed before it is kept."
        ) from error
    return edit


def _structured(plain: Any) -> Project:
    try:
        return _converter().structure(plain, Project)
    except (BaseValidationError, StructureHandlerNotFoundError) as error:
        details = "; ".join(transform_error(error, path="project")[:3])
        raise ProjectFileError(
            f"The file is damaged: {details}",
            "Open its backup, the file of the same name that ends in .bak.",
        ) from error


@lru_cache(maxsize=1)
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, omit_if_default=True)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    # Numbers and texts are taken as they are: "12" is no 12 and None is no "None".
    converter.register_structure_hook(str, _exactly(str))
    converter.register_structure_hook(int, lambda value, _: _in_bounds(_exactly(int)(value, None)))
    converter.register_structure_hook(bool, _yes_or_no)
    converter.register_structure_hook(
        float, lambda value, _: float(_in_bounds(_exactly((int, float))(value, None)))
    )
    converter.register_unstructure_hook(Coordinate, make_dict_unstructure_fn(Coordinate, converter))
    configure_tagged_union(Edit, converter, tag_name="edit")
    return converter


def _in_bounds(value: float) -> Any:
    """Return a number that something of a journey can have; NaN is none."""
    if not abs(value) <= _LARGEST:
        message = f"{value:.3g} is no number of a journey"
        raise ValueError(message)
    return value


def _yes_or_no(value: Any, _: Any) -> bool:
    if not isinstance(value, bool):
        message = f"{value!r} has the wrong type"
        raise ValueError(message)  # noqa: TRY004 - cattrs collects ValueErrors
    return value


def _exactly(wanted: Any) -> Any:
    def check(value: Any, _: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, wanted):
            message = f"{value!r} has the wrong type"
            raise ValueError(message)  # noqa: TRY004 - cattrs collects ValueErrors
        return value

    return check
