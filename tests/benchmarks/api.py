"""How much of one core the data API takes for a filtered CSV file, asked over HTTP as anybody would ask."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.timing import ROUNDS, Result

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
DASHBOARD = ROOT / "dashboard" / "server.py"
STARTS_WITHIN = 60
LIMIT_MS = 1000 / 300
"""300 requests a second on one core."""

QUERIES = [
    f"/api/v1/commitments?alliances={bloc}&statuses={status}&due_to={year}&format=csv"
    for bloc, status, year in product(
        ("NATO", "EU", "G7", "NORDICS"), ("pledged", "agreed", "legislated"), range(2026, 2036)
    )
]


def measure() -> Iterator[Result]:
    """The server's processor time of each request: of filters asked for the first time, and of all rounds."""
    with served() as (pid, port):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        _get(connection, "/api/v1/commitments?format=csv")
        first = _round(connection, pid)
        again = [_round(connection, pid) for _ in range(ROUNDS - 1)]
    yield Result("filtered CSV, each filter for the first time", first, "ms", note=_rate(first))
    mean = (first + sum(again)) / ROUNDS
    yield Result(f"filtered CSV, {ROUNDS} rounds", mean, "ms", limit=LIMIT_MS, note=_rate(mean))


def _round(connection: http.client.HTTPConnection, pid: int) -> float:
    """Milliseconds of processor time for a request, over all queries."""
    start = _processor_seconds(pid)
    for query in QUERIES:
        _get(connection, query)
    return (_processor_seconds(pid) - start) / len(QUERIES) * 1000


def _rate(milliseconds: float) -> str:
    return f"{1000 / milliseconds:.0f} a second on one core"


def _get(connection: http.client.HTTPConnection, path: str) -> None:
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != http.client.OK:
        raise RuntimeError(f"{path}: {answer.status} {body!r}")


def _processor_seconds(pid: int) -> float:
    """What the process and its threads took so far, of its own and in the kernel."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(script: Path = DASHBOARD) -> Iterator[tuple[int, int]]:
    """The dashboard, or another script, on a free port: its process and its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ("--server.headless=true", f"--server.port={port}", "--server.address=127.0.0.1")
    command = [sys.executable, "-m", "streamlit", "run", str(script), *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(port)
            yield server.pid, port
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline:
        try:
            _get(http.client.HTTPConnection("127.0.0.1", port, timeout=2), "/_stcore/health")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the dashboard did not start")
