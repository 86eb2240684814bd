"""Names what the browser component consists of; never run."""

import PySide6.QtWebEngineCore
import PySide6.QtWebEngineWidgets  # noqa: F401 - what the spec looks for
