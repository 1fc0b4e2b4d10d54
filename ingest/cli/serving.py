"""The command that opens the dashboard."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ingest.cli.house import HOUSE

STARTS = 2.0
"""Seconds until the dashboard answers; the browser opens then."""


def dashboard(
    port: Annotated[int, typer.Option(help="the port to serve on")] = 8501,
    *,
    headless: Annotated[bool, typer.Option("--headless", help="do not open a browser")] = False,
) -> None:
    """Open the dashboard in a browser; its data API answers under /api."""
    import subprocess
    import threading
    import webbrowser

    command = [sys.executable, "-m", "streamlit", "run", str(HOUSE / "dashboard" / "server.py")]
    # headless: the first start asks for nothing and shows nothing of Streamlit's own; we open the page
    options = [f"--server.port={port}", "--server.headless=true"]
    if not headless:
        opening = threading.Timer(STARTS, webbrowser.open, [f"http://localhost:{port}"])
        opening.daemon = True
        opening.start()
    try:
        raise typer.Exit(subprocess.run([*command, *options], cwd=HOUSE, check=False).returncode)  # noqa: S603
    except KeyboardInterrupt:
        raise typer.Exit(0) from None
