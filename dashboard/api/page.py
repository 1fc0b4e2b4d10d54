"""The API's own page: what can be asked, from the OpenAPI document. It loads nothing from elsewhere."""

from __future__ import annotations

from html import escape
from typing import Any

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
       color: #17212e; background: #fff; }
code { background: #f3f5f8; padding: 0 .25em; overflow-wrap: anywhere; }
td, th { text-align: left; vertical-align: top; padding: .2rem 1rem .2rem 0; }
a { color: #2763b8; }
@media (prefers-color-scheme: dark) {
  body { color: #e7ecf2; background: #10161f; } code { background: #1a2330; } a { color: #7db8ea; }
}
"""

_EXAMPLE = "/api/v1/commitments?countries=KOR&countries=JPN&format=csv"


def page(document: dict[str, Any]) -> str:
    """The page as HTML."""
    info = document["info"]
    schemas = document["components"]["schemas"]
    parts = (_operation(path, methods["get"], schemas) for path, methods in document["paths"].items())
    licence = info["license"]
    return f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{escape(info["title"])}: data API</title><style>{_STYLE}</style></head>
<body><main>
<h1>{escape(info["title"])}: data API</h1>
<p>{escape(info["summary"])} Licence of the commitments:
<a href="{escape(licence["url"])}">{escape(licence["name"])}</a>; the figures are their publishers'.</p>
<p>For programs: <a href="/api/v1/openapi.json">OpenAPI document</a>. A parameter of several values is
repeated: <a href="{escape(_EXAMPLE)}"><code>{escape(_EXAMPLE)}</code></a>. The headers
<code>X-Total-Count</code> and <code>Link</code> tell how many rows there are, and the way to more.</p>
{"".join(parts)}
</main></body></html>
"""


def _operation(path: str, operation: dict[str, Any], schemas: dict[str, Any]) -> str:
    rows = "".join(_parameter(parameter, schemas) for parameter in operation.get("parameters", ()))
    return f"""<section><h2><a href="{escape(path)}"><code>{escape(path)}</code></a></h2>
<p>{escape(operation["summary"])}</p>
<details><summary>Parameters</summary>
<table><tr><th>name</th><th>meaning</th></tr>{rows}</table></details></section>
"""


def _parameter(parameter: dict[str, Any], schemas: dict[str, Any]) -> str:
    values = ", ".join(f"<code>{escape(value)}</code>" for value in _values(parameter["schema"], schemas))
    meaning = escape(parameter.get("description", ""))
    return f"<tr><td><code>{escape(parameter['name'])}</code></td><td>{meaning} {values}</td></tr>"


def _values(schema: dict[str, Any], schemas: dict[str, Any]) -> list[str]:
    """What the parameter can be, where that is a closed set which a reader can take in."""
    item = schema.get("items", schema)
    named = schemas[item["$ref"].rsplit("/", 1)[1]] if "$ref" in item else item
    values: list[str] = named.get("enum", [])
    return values if len(values) <= _FEW else []


_FEW = 30
"""The blocs, not the countries of the world."""
