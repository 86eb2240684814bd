"""The tree of expected failures: each says what is wrong and what the reader can do."""

from __future__ import annotations

from pathlib import Path


class RouteviewerError(Exception):
    """An expected failure.

    Attributes:
        problem: What is wrong, one sentence without a full stop.
        remedy: What the reader can do about it, one sentence.
    """

    def __init__(self, problem: str, remedy: str) -> None:
        """Keep both sentences."""
        super().__init__(f"{problem}. {remedy}")
        self.problem = problem
        self.remedy = remedy


class UnreadableArticleError(RouteviewerError):
    """The source cannot be read as an article: missing, too large, binary, empty."""


class WebAddressError(UnreadableArticleError):
    """What lies at a web address cannot be fetched, or must not be."""


class LocalAddressError(WebAddressError):
    """A web address leads to this computer or its own network, which was not allowed."""


class GazetteerError(RouteviewerError):
    """The embedded gazetteer is missing, damaged or older than the program."""


class ResourceError(RouteviewerError):
    """A file that belongs to the program is missing or damaged."""


class BadDateError(RouteviewerError):
    """A date given by the user is not a date."""


class OutputError(RouteviewerError):
    """A result cannot be written where the user wants it."""


class EditError(RouteviewerError):
    """A change that a person asks for does not fit the project."""


class ProjectFileError(RouteviewerError):
    """A project file is foreign, damaged or of a newer version."""


class ImportFileError(RouteviewerError):
    """The file of another program holds no route that can be read."""


class StyleError(RouteviewerError):
    """A style file is faulty, or there is no such style, size or projection."""


class DisplayError(RouteviewerError):
    """There is no screen that a window could be opened on."""


class SettingsError(RouteviewerError):
    """The file of settings cannot be read or written, or holds a value that is none."""


class KeyStoreError(RouteviewerError):
    """The key of a service cannot be kept or found."""


class CorrectionsError(RouteviewerError):
    """A file of corrections cannot be read or written."""


class OwnGazetteerError(RouteviewerError):
    """A gazetteer of the user's own cannot be read, added, found or removed."""


class ProgramFaultError(RouteviewerError):
    """A fault of the program itself: nothing that the user did.

    Attributes:
        report: The file that tells what happened, or None where none could be written.
    """

    def __init__(self, problem: str, remedy: str, report: Path | None) -> None:
        """Keep the report's path beside the sentences."""
        super().__init__(problem, remedy)
        self.report = report


class CancelledError(RouteviewerError):
    """The user broke a long piece of work off; nothing half-done is left."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Broken off", "Start it again when you like.")


class GeocoderError(RouteviewerError):
    """An online geocoding service cannot be used; what was found offline stays."""


class OfflineError(GeocoderError):
    """There is no way to the service: no network, an unknown name, nobody listening."""


class ServiceTimeoutError(GeocoderError):
    """The service did not answer in time."""


class ServiceTrustError(GeocoderError):
    """The service's certificate is not to be trusted, or the connection is not encrypted right."""


class ServiceRefusedError(GeocoderError):
    """The service refuses this user: a wrong or missing key, or access is not allowed."""


class ServiceAnswerError(GeocoderError):
    """The service answers with an error of its own, or with something that is no answer."""


class ServiceBusyError(GeocoderError):
    """The service asks for patience.

    Attributes:
        retry_after_s: Seconds after which it may be asked again, or None where it does not say.
    """

    def __init__(self, problem: str, remedy: str, retry_after_s: float | None = None) -> None:
        """Keep the time to wait beside the sentences."""
        super().__init__(problem, remedy)
        self.retry_after_s = retry_after_s
