"""`python -m routeviewer`."""

from __future__ import annotations

import sys

from routeviewer.cli.main import main

sys.exit(main())
