"""The page by the rules of WCAG 2.2 A and AA, as axe-core checks them."""

from __future__ import annotations

from pathlib import Path

import pytest

from routeviewer.project.project import Project
from tests import journeys
from tests.webpage.conftest import DESKTOP, PHONE, Look, page_of

pytestmark = [pytest.mark.slow, pytest.mark.allow_local_sockets]
AXE = Path(__file__).parents[1] / "npm" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page: object) -> list[str]:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci --prefix tests/npm")
    page.evaluate(AXE.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    found = page.evaluate(  # type: ignore[attr-defined]
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    assert len(found["passes"]) > 10
    return [
        f"{v['id']}: {v['help']}: {node['html'][:120]}"
        for v in found["violations"]
        for node in v["nodes"]
    ]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("style", ["light", "dark", "print"])
def test_no_rule_is_broken_on_the_sample(
    look: Look, sample_project: Project, style: str, size: tuple[int, int]
) -> None:
    seen = look(page_of(sample_project, style=style, shows_mentioned=True), size=size)
    assert violations(seen.page) == []


def test_no_rule_is_broken_with_everything_open(look: Look, sample_project: Project) -> None:
    seen = look(page_of(sample_project))
    seen.page.click("#stops li:nth-child(3) button")
    seen.page.click("summary")
    seen.page.hover(".leaflet-control-layers")
    seen.rest()
    assert violations(seen.page) == []


@pytest.mark.parametrize(
    "project",
    [
        journeys.journey([]),
        journeys.journey("Ouagadougou BF", dated=True),
        journeys.journey(journeys.EUROPE, statuses=["visited", "planned", "passed", "cancelled"]),
        journeys.journey(journeys.WORLD, mode="ship"),
    ],
    ids=["none", "one", "many", "world"],
)
def test_no_rule_is_broken_on_other_routes(look: Look, project: Project) -> None:
    assert violations(look(page_of(project)).page) == []
