"""How rows and feeds go out: their type, their page, how long they keep, and whether the reader has them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from starlette.responses import Response

from dashboard.api.asked import Format

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request

    from dashboard.api.asked import Page
    from dashboard.api.printed import Printed

MINUTES = 5
"""How long an answer may be kept: the data changes daily at most."""

TYPES: Mapping[Format, str] = {
    Format.JSON: "application/json",
    Format.CSV: "text/csv; charset=utf-8",
    Format.PARQUET: "application/vnd.apache.parquet",
}

TOTAL = "X-Total-Count"


def page(request: Request, name: str, printed: Printed, positions: Sequence[int], asked: Page) -> Response:
    """One page of the rows at these positions; the headers tell how many there are, and the way to more."""
    shown = positions[asked.offset : asked.offset + asked.limit]
    headers = {
        TOTAL: str(len(positions)),
        "Content-Disposition": f'inline; filename="pledgeboard-{name}.{asked.format}"',
    }
    if links := _links(request, asked, len(positions)):
        headers["Link"] = links
    return kept(request, printed.write(shown, asked.format), TYPES[asked.format], headers)


def kept(request: Request, content: bytes, media_type: str, headers: Mapping[str, str]) -> Response:
    """The content, or 304 where the reader has it already."""
    tag = f'"{hashlib.blake2b(content, digest_size=16).hexdigest()}"'
    told = {
        **headers,
        "ETag": tag,
        "Cache-Control": f"public, max-age={MINUTES * 60}",
        "X-Content-Type-Options": "nosniff",
    }
    if _has(request, tag):
        return Response(status_code=304, headers=told)
    return Response(content, media_type=media_type, headers=told)


def _has(request: Request, tag: str) -> bool:
    known = request.headers.get("if-none-match", "")
    return any(each.strip().removeprefix("W/") in {tag, "*"} for each in known.split(","))


def _links(request: Request, asked: Page, total: int) -> str:
    """The next and the previous page, as RFC 8288 has it; paths only, since the host is the reader's word."""
    offsets = {"next": asked.offset + asked.limit, "prev": max(asked.offset - asked.limit, 0)}
    there = {"next": offsets["next"] < total, "prev": asked.offset > 0}
    return ", ".join(
        f'<{request.url.path}?{request.url.include_query_params(offset=offset).query}>; rel="{relation}"'
        for relation, offset in offsets.items()
        if there[relation]
    )
