"""`routeviewer cache show|clear`."""

from __future__ import annotations

import json
from datetime import datetime

from routeviewer.cli.tables import table
from routeviewer.places.online.answer_cache import FILE_NAME, AnswerCache, KeptAnswer
from routeviewer.settings.folders import cache_folder
from routeviewer.wording.catalogue import catalogue
from routeviewer.wording.sentences import spoken, told


def print_cache(*, service: str | None) -> None:
    """Print what is kept, the oldest first.

    Args:
        service: Only the answers of this service, or None for all.
    """
    path = cache_folder() / FILE_NAME
    cache = AnswerCache(path)
    answers = [a for a in cache.answers() if service in (None, *a.service.split()[:1], a.service)]
    cache.close()
    if answers:
        head = ("service", "asked", "kept until", "for", "places")
        rows = [[told(name) for name in head], *map(_row, answers)]
        print(table(rows, numbers=frozenset((4,))))
    size = catalogue(spoken()).number(path.stat().st_size / 1000)
    print(told("{count} answers, {size} kB: {path}", count=len(answers), size=size, path=path))


def _row(answer: KeptAnswer) -> list[str]:
    return [
        answer.service, f"{_local(answer.asked):%Y-%m-%d %H:%M}",
        f"{_local(answer.expires):%Y-%m-%d}", _asked_for(answer.query), str(len(answer.raw)),
    ]  # fmt: skip


def _local(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds).astimezone()


def _asked_for(query: str) -> str:
    held = json.loads(query)
    if "near" in held:
        lat, lon = held["near"]
        return told("near {lat}, {lon}", lat=lat, lon=lon)
    countries = next((v for k, v in held.items() if k.startswith("countr")), ())
    return str(held["name"]) + (f" ({', '.join(countries)})" if countries else "")


def clear_cache(*, service: str | None, expired_only: bool) -> None:
    """Forget what is kept.

    Args:
        service: Only the answers of this service, or None for all.
        expired_only: Only what is too old to be used.
    """
    cache = AnswerCache(cache_folder() / FILE_NAME)
    count = cache.clear(service=service, expired_only=expired_only)
    cache.close()
    print(told("{count} answers forgotten.", count=count))
