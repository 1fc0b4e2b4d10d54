"""A language model asked: an article goes out as data, assertions come back that nobody has checked."""

from __future__ import annotations

import asyncio
import warnings
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
from anyio.from_thread import start_blocking_portal
from openai import AsyncOpenAI
from pydantic import SkipValidation  # noqa: TC002 - pydantic reads the annotations
from pydantic_ai import Agent, ToolOutput
from pydantic_ai.exceptions import AgentRunError, ModelConnectionError, ModelHTTPError
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

from ingest.models import Assertion, Model
from ingest.parties import PartyKind, parties

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from ingest.models import Article
    from ingest.readers.endpoint import Endpoint

LONGEST = 60_000
"""Characters of an article, some 15,000 tokens: what common models take in at once. A longer one is refused,
not cut: a part alone would not tell who 'we' are, or from when ten years count."""
LARGEST = 1_000_000
"""Bytes of an answer; an article that is sent states no more."""
_UNUSABLE = (AgentRunError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What the client raises on answers against the protocol: it takes their shape on trust."""
_NO_KEY = "none"  # the protocol has no request without a key


class Unread(Exception):  # noqa: N818 - what became of the article, not whose fault it was
    """The article was not read; the message says why, in one line and in our words."""


class Answer(Model):
    """The commitments that the article states; empty where it states none."""

    records: tuple[SkipValidation[Assertion], ...]
    """One for each party, target and deadline."""


def ask(endpoint: Endpoint, article: Article) -> tuple[object, ...]:
    """What the model asserts of the article: raw, each of any shape. Unread where there is no answer."""
    if len(article.text) > LONGEST:
        raise Unread(f"is longer than {LONGEST:,} characters, the most that is sent to a language model")
    try:
        with start_blocking_portal() as portal:  # a thread of its own: the caller's may run a loop already
            return portal.call(_answer, endpoint, article).records
    except TimeoutError:
        raise Unread(f"no answer within {endpoint.patience:g} seconds") from None


async def _answer(endpoint: Endpoint, article: Article) -> Answer:
    async with asyncio.timeout(endpoint.patience), _http() as http:
        client = AsyncOpenAI(
            base_url=str(endpoint.url),
            api_key=endpoint.key.get_secret_value() if endpoint.key else _NO_KEY,
            max_retries=endpoint.retries,
            http_client=http,
        )
        provider = OpenAICompatibleProvider("endpoint", openai_client=client)
        agent = Agent(
            OpenAIChatModel(endpoint.model, provider=provider),
            output_type=ToolOutput(Answer, name="report"),
            instructions=instructions(),
        )
        return await _output(agent, prompt(article))


async def _output(agent: Agent[None, Answer], said: str) -> Answer:
    try:
        with warnings.catch_warnings(action="ignore"):  # the client's, on what an answer lacks
            return (await agent.run(said)).output
    except ModelHTTPError as error:
        raise Unread(f"the language model's endpoint answered {error.status_code}") from None
    except ModelConnectionError:
        raise Unread("the language model can't be reached, or broke off its answer") from None
    except _UNUSABLE:
        raise Unread("the language model's answer can't be used") from None


@cache
def instructions() -> str:
    """What the model is to do, with the blocs that can commit."""
    blocs = ", ".join(code for code, party in parties().items() if party.kind is PartyKind.BLOC)
    return Path(__file__).with_name("instructions.md").read_text("utf-8").format(blocs=blocs)


def prompt(article: Article) -> str:
    """The article between two lines that it can't contain: they carry a hash of it."""
    heads = (head for head in (article.publisher, article.title) if head and head not in article.text)
    text = "\n".join([*heads, article.text]).encode(errors="replace").decode()  # half a sign can't be sent
    mark = sha256(text.encode()).hexdigest()[:16]
    published = article.published or "not known"
    return f"Published: {published}\n<article {mark}>\n{text}\n</article {mark}>"


def _http() -> httpx2.AsyncClient:
    """A client that follows no redirect, asks for no compression and reads only so much."""
    return httpx2.AsyncClient(
        timeout=None,  # the whole exchange has one limit, the endpoint's patience
        follow_redirects=False,
        headers={"Accept-Encoding": "identity"},
        event_hooks={"response": [_bound]},
    )


async def _bound(response: httpx2.Response) -> None:
    """Read no more than so much of the answer, and only as it is: what is packed may unpack to anything."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise httpx2.DecodingError("the answer is packed", request=response.request)
    if isinstance(response.stream, httpx2.AsyncByteStream):
        response.stream = _Bounded(response.stream)


class _Bounded(httpx2.AsyncByteStream):
    """A stream that breaks off where it grows too large."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for part in self._stream:
            size += len(part)
            if size > LARGEST:
                raise httpx2.ReadError("the answer is too large")
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()
