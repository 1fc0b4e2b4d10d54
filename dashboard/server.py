"""The dashboard's pages and the data API in one process, as an ASGI application."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.routing import Route

from dashboard.api.service import create

PATHS = ("/api", "/api/{path:path}", "/feed.atom", "/feed.json")
"""What the data API answers; all else is the pages'."""

_api = create()
app = st.App(Path(__file__).with_name("app.py"), routes=[Route(path, _api) for path in PATHS])
