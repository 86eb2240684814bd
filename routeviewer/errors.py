"""The tree of expected failures: each says what is wrong and what the reader can do."""

from __future__ import annotations


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


class StyleError(RouteviewerError):
    """A style file is faulty, or there is no such style, size or projection."""


class DisplayError(RouteviewerError):
    """There is no screen that a window could be opened on."""
