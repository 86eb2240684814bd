"""Real servers on this machine; nothing here leaves the loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from routeviewer.places.online.online_gazetteer import OnlineGazetteer
from routeviewer.settings.settings import Service
from tests.real import nominatim_server

Opened = Callable[..., OnlineGazetteer]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.allow_local_sockets)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Open a gazetteer over a server, with a cache of its own."""
    gazetteers: list[OnlineGazetteer] = []

    def open_(host: str, *, geopy: str = "nominatim", **options: object) -> OnlineGazetteer:
        settings = {"interval_s": 0.0, "timeout_s": 5.0, **options}
        scheme = settings.pop("scheme", "http")
        address = {"domain": host, "scheme": scheme}
        service = Service("mine", geopy, address, **settings)  # type: ignore[arg-type]
        gazetteers.append(OnlineGazetteer(service, tmp_path / "cache"))
        return gazetteers[-1]

    yield open_
    for gazetteer in gazetteers:
        gazetteer.close()


@pytest.fixture(scope="session")
def nominatim(request: pytest.FixtureRequest) -> Iterator[str]:
    """Run a real Nominatim; yield its host and port."""
    try:
        nominatim_server.install_packages()
    except nominatim_server.NotInstallableError as error:
        pytest.skip(f"a real Nominatim needs Debian packages: {error}")
    kept = request.config.cache.mkdir("nominatim")  # type: ignore[union-attr]
    environment = nominatim_server.environment_in(kept / "environment")
    with nominatim_server.running(environment) as host:
        yield host
