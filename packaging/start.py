"""What the packaged application starts with, from a terminal or from a desktop."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

from routeviewer.cli.main import main, main_without_console

if __name__ == "__main__":
    # `batch --jobs` starts this file again for each of its processes.
    multiprocessing.freeze_support()
    is_for_desktop = Path(sys.argv[0]).stem == "routeviewer-gui"
    sys.exit(main_without_console() if is_for_desktop else main())
