"""The command line: `routeviewer COMMAND ...`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence

from routeviewer import __version__
from routeviewer.cli.examples import add_examples
from routeviewer.cli.terminal import harmless_output
from routeviewer.errors import RouteviewerError
from routeviewer.wording.sentences import ENGLISH, problem_of, remedy_of, speak, told

_DONE, _FAILED, _FAULTY = 0, 1, 3
# How the packaged application starts itself to read documents apart (documents.room).
_WORKER = "--read-documents"
_COMMANDS = (
    "route", "export", "import", "formats", "batch", "places", "gazetteer", "cache", "window",
    "completion", "doctor", "guide",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit status.

    0 done, 1 expected failure, 2 wrong usage, 3 a fault of the program itself.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == [_WORKER]:
        return _serve()
    options = command_line().parse_args(_with_command(given))
    speak(_language_of(os.environ))
    with harmless_output():
        return _run(options, given)


def _run(options: argparse.Namespace, given: Sequence[str]) -> int:
    """Run a command, tell what goes wrong, and return the exit status."""
    try:
        status: int | None = options.run(options)
    except RouteviewerError as error:
        return _complained(error, _FAILED)
    except BrokenPipeError:
        return _DONE
    except KeyboardInterrupt:
        print(told("routeviewer: broken off"), file=sys.stderr)
        return _FAILED
    except Exception as error:  # noqa: BLE001 - told in a sentence, with a report
        from routeviewer.diagnosis import crash_report  # noqa: PLC0415 - only in a crash

        doing = crash_report.shown_command(given)
        return _complained(crash_report.reported(error, doing), _FAULTY)
    return status or _DONE


def _complained(error: RouteviewerError, status: int) -> int:
    """Print what went wrong and what can be done, and return the exit status."""
    print(f"routeviewer: {problem_of(error)}.\n{remedy_of(error)}", file=sys.stderr)
    return status


def main_without_console() -> int:
    """Open the window for a desktop: what keeps it from opening is told in a box."""
    if sys.argv[1:] == [_WORKER]:
        return _serve()
    options = command_line().parse_args(["window", *sys.argv[1:]])
    speak(_language_of(os.environ))
    try:
        options.run(options)
    except RouteviewerError as error:
        from routeviewer.cli.window import tell_failure  # noqa: PLC0415 - a door of the program

        tell_failure(error)
        return _FAILED
    except Exception as error:  # noqa: BLE001 - told in a box, with a report
        from routeviewer.cli.window import tell_failure  # noqa: PLC0415 - a door of the program
        from routeviewer.diagnosis.crash_report import reported  # noqa: PLC0415 - only in a crash

        tell_failure(reported(error, "window"))
        return _FAULTY
    return _DONE


def _language_of(environment: Mapping[str, str]) -> str:
    """Return the language in which a terminal's user wants messages, as POSIX has it.

    JSON and files are the same in every language.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((environment[name] for name in names if environment.get(name)), ENGLISH)


def _with_command(given: list[str]) -> list[str]:
    """Let `routeviewer ARTICLE` and plain `routeviewer` open the window."""
    if not given:
        return ["window"]
    first = given[0]
    if first in _COMMANDS or (first.startswith("-") and first != "-"):
        return given
    return ["window", *given]


def command_line() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="routeviewer",
        description="Reconstructs travel routes from articles and draws them on a map.",
        epilog="`routeviewer ARTICLE` opens the window. ARTICLE is a file (text, Markdown, HTML, "
        "PDF, DOCX or EPUB), a web address, which is fetched, or - for standard input.",
    )
    parser.add_argument("--version", action="version", version=f"routeviewer {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_route(commands)
    _add_export(commands)
    _add_import(commands)
    commands.add_parser("formats", help="list formats and sizes").set_defaults(run=_formats)
    _add_batch(commands)
    _add_places(commands)
    _add_gazetteer(commands)
    _add_cache(commands)
    _add_window(commands)
    _add_completion(commands)
    _add_doctor(commands)
    _add_guide(commands)
    add_examples(commands)
    return parser


def _add_route(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    route = commands.add_parser("route", help="print the route of an article, or draw it")
    route.add_argument("article", metavar="ARTICLE_OR_PROJECT")
    _add_reading(route)
    route.add_argument("--published", metavar="YYYY-MM-DD", help="day of publication")
    route.add_argument("--traveller", metavar="NAME", help="whose route, matched loosely")
    route.add_argument("--json", action="store_true", help="print JSON")
    route.add_argument("--with-text", action="store_true", help="put the text into the JSON")
    route.add_argument(
        "-o", "--output", metavar="FILE", help="write it too, as `routeviewer export` does"
    )
    _add_geocoder(route)
    route.set_defaults(run=_route)


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = commands.add_parser("export", help="write a route as a figure, page, report or data")
    export.add_argument("article", metavar="ARTICLE_OR_PROJECT")
    _add_reading(export)
    export.add_argument(
        "-o", "--output", metavar="FILE", action="append", required=True,
        help="file to write, its format by its suffix; a name that ends in / is a folder with all "
        "that a report needs; may be given several times",
    )  # fmt: skip
    export.add_argument("--preset", metavar="NAME", help="size: word, column, page, slide, ...")
    export.add_argument("--size", metavar="160x100mm", help="size in mm, cm, in or px")
    export.add_argument("--dpi", metavar="N", type=int, help="pixels an inch")
    export.add_argument("--style", metavar="NAME", help="light, dark, print or a style file")
    export.add_argument(
        "--projection", choices=("auto", "mercator", "azimuthal", "equal-earth"), help="of the map"
    )
    export.add_argument("--bounds", metavar="S,W,N,E", help="what the map shows at least, degrees")
    export.add_argument("--title", metavar="TEXT", help="heading; empty for none")
    export.add_argument("--language", metavar="CODE", help="of the sentences: en, de, es, fr, ru")
    export.add_argument("--mentioned", choices=("show", "hide"), help="places only mentioned")
    export.add_argument("--iframe", action="store_true", help="print how to embed the web page")
    export.add_argument(
        "--tiles", metavar="NAME_OR_URL",
        help="an online map that readers of the web page can turn on: osm, a name of xyzservices, "
        "or an address with {z}, {x}, {y}",
    )  # fmt: skip
    export.add_argument("--tiles-credit", metavar="TEXT", help="whose map that is")
    export.add_argument("--letters", choices=("outlines", "text"), help="of an SVG")
    export.add_argument("--published", metavar="YYYY-MM-DD", help="day of publication")
    export.add_argument("--traveller", metavar="NAME", help="whose route, matched loosely")
    _add_geocoder(export)
    export.set_defaults(run=_export)


def _add_import(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    imported = commands.add_parser("import", help="make a project of another program's route")
    imported.add_argument("file", metavar="FILE", help="GPX, KML, KMZ, CSV or GeoJSON")
    imported.add_argument("-o", "--output", metavar="PROJECT.route.geojson", required=True)
    imported.set_defaults(run=_import)


def _add_batch(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    batch = commands.add_parser("batch", help="read many articles into a JSONL file")
    batch.add_argument("input", metavar="INPUT", help="a folder, or a JSONL file of articles")
    batch.add_argument("-o", "--output", metavar="OUT.jsonl", required=True)
    batch.add_argument(
        "--jobs", metavar="N", type=_at_least_1, default=1, help="processes at a time"
    )
    batch.add_argument("--resume", action="store_true", help="go on with an unfinished OUT.jsonl")
    batch.add_argument("--with-text", action="store_true", help="put the text into the rows")
    _add_geocoder(batch)
    batch.set_defaults(run=_batch)


def _add_places(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    places = commands.add_parser("places", help="print the place names of an article")
    places.add_argument("article", metavar="ARTICLE_OR_PROJECT")
    _add_reading(places)
    places.add_argument("--json", action="store_true", help="print JSON")
    _add_geocoder(places)
    places.set_defaults(run=_places)


def _add_reading(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--chapter", metavar="N", help="only this chapter of an e-book: its number or its title"
    )
    command.add_argument(
        "--allow-local", action="store_true",
        help="fetch web addresses of this computer and its network too",
    )  # fmt: skip


def _add_geocoder(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--geocoder",
        metavar="NAME",
        help="ask an online service for the names that stay open, e.g. nominatim or photon; "
        "only names and a hint at the country are sent",
    )


def _add_gazetteer(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    gazetteer = commands.add_parser("gazetteer", help="look places up; gazetteers of your own")
    inner = gazetteer.add_subparsers(metavar="ACTION", required=True)
    search = inner.add_parser("search", help="print the places of a name")
    search.add_argument("name", metavar="NAME")
    search.add_argument("--country", metavar="CODE", help="two-letter code, e.g. FR")
    search.add_argument("--limit", type=int, default=20, help="how many at most")
    search.set_defaults(run=_search)
    add = inner.add_parser("add", help="add a gazetteer of your own")
    add.add_argument(
        "file", metavar="FILE", help="GeoNames dump (.txt, .zip), Linked Places TSV, CSV, GeoJSON"
    )
    add.add_argument("--name", help="what to call it; by default the file's name")
    add.add_argument("--replace", action="store_true", help="take the place of one of that name")
    add.set_defaults(run=_add)
    listing = inner.add_parser("list", help="list gazetteers in the order of preference")
    listing.set_defaults(run=_list)
    remove = inner.add_parser("remove", help="remove a gazetteer of your own")
    remove.add_argument("name", metavar="NAME")
    remove.set_defaults(run=_remove)


def _add_cache(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    cache = commands.add_parser("cache", help="answers kept from online services")
    inner = cache.add_subparsers(metavar="ACTION", required=True)
    show = inner.add_parser("show", help="print what is kept")
    show.add_argument("--service", metavar="NAME", help="only of this service")
    show.set_defaults(run=_show_cache)
    clear = inner.add_parser("clear", help="forget what is kept")
    clear.add_argument("--service", metavar="NAME", help="only of this service")
    clear.add_argument("--expired", action="store_true", help="only what is too old")
    clear.set_defaults(run=_clear_cache)


def _add_window(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    window = commands.add_parser("window", help="open the window")
    window.add_argument("article", metavar="ARTICLE_OR_PROJECT", nargs="?")
    _add_reading(window)
    window.add_argument("--published", metavar="YYYY-MM-DD", help="day of publication")
    window.add_argument(
        "--language", choices=("en", "de"), help="of the window; by default that of the settings"
    )
    window.add_argument("--screenshot", metavar="FILE.png", help="save a picture and end")
    window.add_argument("--size", metavar="1440x900", help="size of the picture in pixels")
    window.add_argument("--tab", choices=("map", "web"), default="map", help="tab in the picture")
    window.add_argument("--dark", action="store_true", help="take the picture in the dark look")
    window.set_defaults(run=_window)


def _add_completion(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    completion = commands.add_parser("completion", help="print a shell's script for completion")
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))
    completion.set_defaults(run=_completion)


def _add_doctor(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    doctor = commands.add_parser("doctor", help="tell whether all is there that the program needs")
    doctor.add_argument("--json", action="store_true", help="print JSON")
    # What it starts in a process of its own.
    doctor.add_argument("--probe-window", action="store_true", help=argparse.SUPPRESS)
    doctor.set_defaults(run=_doctor)


def _add_guide(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    guide = commands.add_parser("guide", help="print the guide, or write it as a web page")
    guide.add_argument("-o", "--output", metavar="FILE.html", help="write a web page")
    guide.add_argument("--language", choices=("en", "de"), help="by default that of the terminal")
    guide.set_defaults(run=_guide)


# The commands load their rooms when they run, so that each starts fast.


def _serve() -> int:
    from routeviewer.documents.worker import main as serve  # noqa: PLC0415 - a door of the program

    serve()
    return _DONE


def _route(options: argparse.Namespace) -> None:
    from routeviewer.cli.reading import given_by  # noqa: PLC0415 - a door of the program
    from routeviewer.cli.route import print_route  # noqa: PLC0415 - a door of the program

    print_route(
        given_by(options),
        as_json=options.json,
        with_text=options.with_text,
        output=options.output,
    )


def _export(options: argparse.Namespace) -> None:
    from routeviewer.cli.export import export  # noqa: PLC0415 - a door of the program
    from routeviewer.cli.reading import given_by  # noqa: PLC0415 - a door of the program

    export(options, given_by(options))


def _import(options: argparse.Namespace) -> None:
    from routeviewer.cli.imports import import_file  # noqa: PLC0415 - a door of the program

    import_file(options.file, output=options.output)


def _formats(options: argparse.Namespace) -> None:  # noqa: ARG001 - every command is handed them
    from routeviewer.cli.export import print_formats  # noqa: PLC0415 - a door of the program

    print_formats()


def _batch(options: argparse.Namespace) -> None:
    from routeviewer.cli.batch import run_batch  # noqa: PLC0415 - a door of the program

    run_batch(
        options.input,
        output=options.output,
        jobs=options.jobs,
        resume=options.resume,
        with_text=options.with_text,
        geocoder=options.geocoder,
    )


def _places(options: argparse.Namespace) -> None:
    from routeviewer.cli.places import print_places  # noqa: PLC0415 - a door of the program
    from routeviewer.cli.reading import given_by  # noqa: PLC0415 - a door of the program

    print_places(given_by(options), as_json=options.json)


def _search(options: argparse.Namespace) -> None:
    from routeviewer.cli.gazetteer import print_search  # noqa: PLC0415 - a door of the program

    print_search(options.name, country=options.country, limit=options.limit)


def _add(options: argparse.Namespace) -> None:
    from routeviewer.cli.gazetteer import add  # noqa: PLC0415 - a door of the program

    add(options.file, name=options.name, replace=options.replace)


def _list(_: argparse.Namespace) -> None:
    from routeviewer.cli.gazetteer import print_list  # noqa: PLC0415 - a door of the program

    print_list()


def _remove(options: argparse.Namespace) -> None:
    from routeviewer.cli.gazetteer import remove  # noqa: PLC0415 - a door of the program

    remove(options.name)


def _show_cache(options: argparse.Namespace) -> None:
    from routeviewer.cli.cache import print_cache  # noqa: PLC0415 - a door of the program

    print_cache(service=options.service)


def _clear_cache(options: argparse.Namespace) -> None:
    from routeviewer.cli.cache import clear_cache  # noqa: PLC0415 - a door of the program

    clear_cache(service=options.service, expired_only=options.expired)


def _window(options: argparse.Namespace) -> None:
    from routeviewer.cli.window import open_window  # noqa: PLC0415 - a door of the program

    open_window(options)


def _completion(options: argparse.Namespace) -> None:
    from routeviewer.cli.completion import completion_script  # noqa: PLC0415 - a door

    print(completion_script(command_line(), options.shell))


def _doctor(options: argparse.Namespace) -> int:
    if options.probe_window:
        from routeviewer.cli.window import print_probe  # noqa: PLC0415 - a door of the program

        print_probe()
        return _DONE
    from routeviewer.cli.doctor import print_health  # noqa: PLC0415 - a door of the program

    return _DONE if print_health(as_json=options.json) else _FAILED


def _guide(options: argparse.Namespace) -> None:
    from routeviewer.cli.guide import print_guide  # noqa: PLC0415 - a door of the program

    print_guide(options.output, options.language)


def _at_least_1(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number
