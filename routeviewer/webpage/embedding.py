"""How the page is put into another one."""

from __future__ import annotations

import html
from urllib.parse import quote

from routeviewer.scene.scene import Scene

_HEIGHT_PX = 560


def iframe(scene: Scene, file_name: str) -> str:
    """Return the HTML that embeds a page.

    Args:
        scene: What the page shows.
        file_name: Name of its file; whoever embeds it puts the address before it.
    """
    title = html.escape(" ".join(scene.alt.line.split()), quote=True)
    return (
        f'<iframe src="{html.escape(quote(file_name), quote=True)}" title="{title}" width="100%" '
        f'height="{_HEIGHT_PX}" style="border:0" loading="lazy" '
        'sandbox="allow-scripts allow-popups" allowfullscreen></iframe>'
    )
