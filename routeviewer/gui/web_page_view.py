"""A browser without a way out: one file is shown, nothing else is loaded, opened or saved."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

_ALLOWED = ("data", "blob")
_OFF = (
    QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
    QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows,
    QWebEngineSettings.WebAttribute.JavascriptCanAccessClipboard,
    QWebEngineSettings.WebAttribute.PluginsEnabled,
    QWebEngineSettings.WebAttribute.DnsPrefetchEnabled,
    QWebEngineSettings.WebAttribute.LocalStorageEnabled,
)


class _Gate(QWebEngineUrlRequestInterceptor):
    """Lets the page's own file through, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.own = QUrl()

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        url = info.requestUrl()
        if url.scheme() in _ALLOWED or (
            url.isLocalFile() and url.toLocalFile() == self.own.toLocalFile()
        ):
            return
        info.block(True)


class _Page(QWebEnginePage):
    """A page that goes nowhere."""

    def __init__(self, profile: QWebEngineProfile, gate: _Gate) -> None:
        super().__init__(profile)
        self._gate = gate

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        kind: QWebEnginePage.NavigationType,
        is_main: bool,
    ) -> bool:
        target = QUrl(url)
        return target.isLocalFile() and target.toLocalFile() == self._gate.own.toLocalFile()


class WebPageView(QWebEngineView):
    """Shows one local page."""

    crashed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Prepare a profile that keeps nothing."""
        super().__init__(parent)
        self._profile = QWebEngineProfile(self)
        self._gate = _Gate()
        self._profile.setUrlRequestInterceptor(self._gate)
        self._profile.downloadRequested.connect(_refuse)
        self._page = _Page(self._profile, self._gate)
        for attribute in _OFF:
            self._page.settings().setAttribute(attribute, False)
        self._page.renderProcessTerminated.connect(
            lambda status, code: self.crashed.emit(f"{status.name}, {code}")
        )
        self.setPage(self._page)
        self.setAccessibleName(self.tr("Web page of the route"))

    def show_file(self, path: str) -> None:
        """Load a file."""
        self._gate.own = QUrl.fromLocalFile(path)
        self.load(self._gate.own)

    def close_page(self) -> None:
        """Let the page go before its profile: the other way round Chromium crashes."""
        self.stop()
        delete(self._page)


def _refuse(request: QWebEngineDownloadRequest) -> None:
    request.cancel()
