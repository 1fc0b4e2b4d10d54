"""The dashboard's pages and the data API in one process, as an ASGI application."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.routing import Route

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.types import Receive, Scope, Send

PATHS = ("/api", "/api/{path:path}", "/feed.atom", "/feed.json", "/embed/{path:path}")
"""What the data API answers, and the charts that stand alone; all else is the pages'."""


class DataApi:
    """The data API, made at the first request: what it caches needs the runtime of the pages."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await _made()(scope, receive, send)


@cache
def _made() -> FastAPI:
    from dashboard.api.service import create  # noqa: PLC0415 - see above

    return create()


app = st.App(Path(__file__).with_name("app.py"), routes=[Route(path, DataApi()) for path in PATHS])
