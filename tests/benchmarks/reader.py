"""A reader of the dashboard without a browser: speaks Streamlit's own protocol over its websocket.

Twenty real Chromiums on the machine that they measure would measure themselves. What a browser sends for a
filter change is one message with the state of all widgets, and what it waits for are the messages until the
script has finished; this client does just that, with the protocol's classes from the installed Streamlit.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from time import perf_counter
from typing import TYPE_CHECKING

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from streamlit.proto.Element_pb2 import Element
    from websockets.asyncio.client import ClientConnection

PATIENCE = 60
"""Seconds after which an answer counts as none."""


class Reader:
    """One open page."""

    def __init__(self, connection: ClientConnection, page: str) -> None:
        """See `reading`, which connects and shows the page once."""
        self._connection = connection
        self._page = page
        self._widgets: dict[str, tuple[str, str]] = {}
        self._script = ""
        self.texts: set[str] = set()
        """The headings and buttons of the page."""

    async def choose(self, label: str, *values: str) -> float:
        """Chooses these in the widget of this label; seconds until the page is whole again."""
        asked = BackMsg()
        self._tell(asked)
        state = asked.rerun_script.widget_states.widgets.add()
        kind, state.id = self._widgets[label]
        if kind == "multiselect":
            state.string_array_value.data.extend(values)
        else:
            (state.string_value,) = values
        return await self._run(asked)

    async def open(self) -> float:
        """Shows the page for the first time."""
        asked = BackMsg()
        self._tell(asked)
        return await self._run(asked)

    def _tell(self, asked: BackMsg) -> None:
        asked.rerun_script.page_name = self._page
        asked.rerun_script.page_script_hash = self._script

    async def _run(self, asked: BackMsg) -> float:
        self.texts.clear()
        start = perf_counter()
        await self._connection.send(asked.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while not self._ends(await self._connection.recv()):
                pass
        return perf_counter() - start

    def _ends(self, data: str | bytes) -> bool:
        """Takes a message in; whether it was the last one of a run.

        Raises:
            RuntimeError: the run failed, or the page shows an error.
        """
        assert isinstance(data, bytes)
        message = ForwardMsg.FromString(data)
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self._script = message.navigation.page_script_hash
        if kind == "delta":
            self._see(message.delta.new_element)
        if kind == "script_finished":
            if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                raise RuntimeError("the script does not compile")
            return message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        return False

    def _see(self, element: Element) -> None:
        match kind := element.WhichOneof("type"):
            case "exception":
                raise RuntimeError(element.exception.message)
            case "multiselect" | "selectbox":
                widget = getattr(element, kind)
                self._widgets[widget.label] = kind, widget.id
            case "heading":
                self.texts.add(element.heading.body)
            case "button":
                self.texts.add(element.button.label)


@asynccontextmanager
async def reading(port: int, page: str) -> AsyncIterator[Reader]:
    """A reader who has the page of the dashboard on this port open, '' for the first."""
    there = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with connect(there, subprotocols=["streamlit"], max_size=None) as connection:  # type: ignore[list-item]
        reader = Reader(connection, page)
        await reader.open()
        yield reader
