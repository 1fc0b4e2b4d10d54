"""The data API: every resource as JSON, CSV and Parquet, and the changes as feeds, for scripts anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.middleware.cors import CORSMiddleware

from dashboard import board
from dashboard.api import answers, embed, news, resources
from dashboard.api.asked import AskedChart, Places, wish
from dashboard.api.page import page
from dashboard.contents.charts import CHARTS, NoSuchChart
from dashboard.language import preferred, speak
from ingest.publish import feeds, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.api.resources import Resource

PREFIX = "/api/v1"

_PROBLEM = {
    "type": "object",
    "properties": {"detail": {"type": "string", "description": "What is wrong, in one sentence."}},
    "required": ["detail"],
}


def _refusal(description: str) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": _PROBLEM}}}


_ALWAYS: dict[int | str, dict[str, Any]] = {
    304: {"description": "The reader has it already."},
    422: _refusal("A parameter that is unknown, or has a value that it cannot have."),
    503: _refusal("A table is missing."),
}
_ROWS = {"type": "array", "items": {"type": "object"}}
_FORMATS: dict[str, Any] = {
    "application/json": {"schema": _ROWS},
    "text/csv": {"schema": {"type": "string"}},
    "application/vnd.apache.parquet": {"schema": {"type": "string", "format": "binary"}},
}
_FEEDS = {"atom": "application/atom+xml", "json": "application/feed+json"}
_FEED_SCHEMAS = {"atom": {"type": "string"}, "json": {"type": "object"}}


def create() -> FastAPI:
    """The application; the dashboard's server mounts it beside the pages."""
    api = FastAPI(
        title="pledgeboard",
        summary="Commitments to defence spending, and what is really spent.",
        version="1",
        license_info={"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    api.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET"],
        expose_headers=["ETag", "Link", answers.TOTAL],
    )
    api.add_exception_handler(RequestValidationError, _refused)
    api.add_exception_handler(FileNotFoundError, _missing)
    for resource in resources.RESOURCES:
        _serve(api, f"{PREFIX}/{resource.name}", _rows(resource), resource.about, _FORMATS)
    for ending, media_type in _FEEDS.items():
        about = (
            f"The newest changes as {ending.capitalize()} feed, of all or of some countries and alliances."
        )
        _serve(api, f"/feed.{ending}", _feed(ending), about, {media_type: {"schema": _FEED_SCHEMAS[ending]}})
    api.get(
        f"{embed.PREFIX}/{{chart}}",
        summary="A chart as a page of its own, to stand in a frame.",
        responses={404: _refusal("There is no such chart."), **_ALWAYS},
        response_class=HTMLResponse,
        operation_id="embed",
    )(_embed)
    api.get(f"{embed.ASSETS}/{{name}}", include_in_schema=False)(_asset)
    api.get("/api", include_in_schema=False)(lambda: HTMLResponse(page(api.openapi())))
    return api


def _serve(
    api: FastAPI, path: str, answer: Callable[..., Response], about: str, content: dict[str, Any]
) -> None:
    told = {200: {"description": about, "content": content}, **_ALWAYS}
    name = path.rsplit("/", 1)[1].replace(".", "_")
    api.get(path, summary=about, responses=told, response_class=Response, operation_id=name)(answer)


def _rows(resource: Resource) -> Callable[..., Response]:
    def answer(request: Request, asked: Any) -> Response:  # noqa: ANN401 - the model is the resource's own
        held = resources.holdings(board.load())
        positions = held.kept(resource, asked)
        return answers.page(request, resource.name, held.printed(resource), positions, asked)

    answer.__annotations__ |= {"request": Request, "asked": Annotated[resource.asked, Query()]}
    return answer


def _feed(ending: str) -> Callable[..., Response]:
    def answer(request: Request, asked: Annotated[Places, Query()]) -> Response:
        here = board.load()
        whose = resources.whose(here, asked)
        codes = (*asked.alliances, *asked.countries)
        feed = feeds.Feed(
            resources.as_of(here),
            sources=news.sources(here),
            key=" ".join(codes),
            whose=", ".join(words.name(code) for code in codes),
        )
        told = [c for c in news.history(here) if whose is None or c.commitment.party in whose]
        content = feeds.FORMATS[ending](told, feed)
        return answers.kept(request, content, f"{_FEEDS[ending]}; charset=utf-8", {})

    answer.__annotations__ |= {"request": Request, "asked": Annotated[Places, Query()], "return": Response}
    return answer


def _embed(request: Request, chart: str, asked: Annotated[AskedChart, Query()]) -> Response:
    if chart not in CHARTS:
        return _detail(404, f"there is no chart {chart!r}; the charts are {', '.join(CHARTS)}")
    speak(asked.lang or preferred(request.headers.get("Accept-Language", "")))
    try:
        content = embed.page(board.load(), chart, wish(asked), asked.theme)
    except NoSuchChart as error:
        return _detail(422, str(error))
    headers = {"Content-Security-Policy": embed.POLICY, "Vary": "Accept-Language"}
    return answers.kept(request, content.encode(), "text/html; charset=utf-8", headers)


def _asset(name: str) -> Response:
    if name not in embed.assets():
        return _detail(404, f"there is no file {name!r}")
    content, media_type = embed.assets()[name]
    return Response(
        content,
        media_type=media_type,
        headers={
            "Cache-Control": "public, max-age=31536000, immutable",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _detail(status: int, sentence: str) -> Response:
    return JSONResponse({"detail": sentence}, status_code=status)


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - what it is registered for
    return _detail(422, "; ".join(map(_sentence, error.errors())))


def _sentence(problem: dict[str, Any]) -> str:
    """Which parameter is wrong, and how: 'limit: Input should be greater than or equal to 1'."""
    name = problem["loc"][1]
    if problem["type"] == "extra_forbidden":
        return f"{name}: there is no such parameter"
    return f"{name}: {problem['msg'].removeprefix('Value error, ')}"


async def _missing(_request: Request, _error: Exception) -> Response:
    return _detail(503, "a table of the dataset is missing")
