"""What the tables mean, on what terms they may be used: `datapackage.json` and `data/README.md`.

Both are generated from the models: the docstring of a field is its description everywhere.
"""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any

from ingest.dataset import store
from ingest.models import Bound, Corroboration, EvidenceKind, Metric, Scope, Standing, Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from enum import StrEnum

    from ingest.dataset.figures import Edition
    from ingest.dataset.store import Table

NAME = "pledgeboard"
TITLE = "Commitments to defence spending, and what is really spent"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}

_NOTES = """\
`notes/YYYY/*.md` holds one source a file: its title, publisher, link and dates, the records that people made
from it, and what it states in our own words. The tables are made from them."""

_FORMAT = """\
CSV in UTF-8 with a header row; an empty cell means 'not stated'. Read them with NA-parsing switched off: in
pandas `read_csv(path, keep_default_na=False, na_values=[''])`."""

_GLOSSARY: dict[str, dict[StrEnum, str]] = {
    "metric": {
        Metric.GDP_SHARE: "per cent of gross domestic product",
        Metric.AMOUNT: "a sum of money, in plain units of `currency`: a year's, several years', or on top",
        Metric.GROWTH: "per cent more (or, below zero, less) than before",
        Metric.BUDGET_SHARE: "per cent of the government's budget",
        Metric.EQUIPMENT_SHARE: "per cent of defence spending that goes on equipment",
    },
    "scope": {
        Scope.TOTAL: "defence spending as a whole",
        Scope.CORE: "the 3.5 of NATO's 5 per cent",
        Scope.RELATED: "the 1.5 of NATO's 5 per cent: resilience, infrastructure, cyber",
        Scope.OTHER: "a part, a fund, or defence together with something else",
    },
    "bound": {
        Bound.EXACT: "this value",
        Bound.AT_LEAST: "this value or more",
        Bound.AT_MOST: "this value or less",
        Bound.ABOUT: "roughly this value",
        Bound.RANGE: "from this value to `value_high`",
    },
    "status": {
        Status.AGREED: "adopted jointly by a bloc",
        Status.PLEDGED: "the party's own government says that it will",
        Status.LEGISLATED: "in law, in an adopted budget or in an approved binding plan",
        Status.PROPOSED: "put forward or under consideration, not adopted",
        Status.DEMANDED: "called for by another country or by a bloc's official",
        Status.REJECTED: "refused by the party",
    },
    "standing": {
        Standing.STANDING: "in force, or still asked for",
        Standing.SUPERSEDED: "a later word of the party took its place",
        Standing.WITHDRAWN: "the party refused it later",
        Standing.MET: "its deadline has passed and the figures show that it was met",
        Standing.LAPSED: "its deadline has passed and no figure shows that it was met",
    },
    "corroboration": {
        Corroboration.CONTESTED: "sources tell one act with another value or another deadline",
        Corroboration.SINGLE: "one source states it",
        Corroboration.CORROBORATED: "several sources state it",
    },
    "evidence_kind": {
        EvidenceKind.QUOTE: "the source's own words",
        EvidenceKind.NOTE: "our account of the source",
    },
}
"""What the values of each closed set mean, as the record contract has it."""

_FOREIGN_KEYS: dict[str, list[tuple[str, str, str]]] = {
    "statements": [("source_id", "sources", "source_id")],
    "commitments": [("supersedes", "", "commitment_id")],
}
"""Field, table (empty: its own) and field there."""

_TYPES = {
    "string": "string",
    "number": "number",
    "integer": "integer",
    "boolean": "boolean",
    "array": "string",
}


def package(editions: Sequence[Edition], as_of: date) -> str:
    """The Frictionless descriptor of all tables, as JSON."""
    descriptor = {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": TITLE,
        "description": "Who has committed to spend how much on defence, by when, and who says so.",
        "version": as_of.isoformat(),
        "created": f"{as_of.isoformat()}T00:00:00Z",
        "licenses": [LICENCE],
        "sources": [_source(edition) for edition in editions],
        "resources": [_resource(table, editions) for table in store.TABLES],
    }
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def dictionary(editions: Sequence[Edition], as_of: date) -> str:
    """The data dictionary, with licences, credits and how to cite, as Markdown."""
    parts = [
        f"# {TITLE}",
        "Generated from `ingest/models.py` by `make data`; edit there.",
        f"The commitments stand as of **{as_of}**, the day of the newest source.",
        *columns(),
        "## Notes",
        _NOTES,
        "## How the files are written",
        _FORMAT,
        "## Licence and credits",
        *licences(editions),
        "## How to cite",
        f"> {citation(as_of)}",
    ]
    return "\n\n".join(parts) + "\n"


def columns() -> list[str]:
    """Every column of every table, and what the values of the closed sets mean: paragraphs of Markdown."""
    return [
        *(_chapter(table) for table in store.TABLES),
        "## What the words mean",
        *(_glossary(column, values) for column, values in _GLOSSARY.items()),
    ]


def licences(editions: Sequence[Edition]) -> list[str]:
    """On what terms the tables may be used, and whom to credit: paragraphs of Markdown."""
    return [
        f"Notes, commitments, statements, sources and decisions: [{LICENCE['title']}]({LICENCE['path']}).",
        "The figures are their publishers', on their terms:",
        *(_credit(edition) for edition in editions),
    ]


def citation(as_of: date) -> str:
    """How to cite the data, in one line."""
    return f"{NAME}: {TITLE}. Data as of {as_of}. CC BY 4.0."


def fields(table: Table[Any]) -> list[dict[str, Any]]:
    """The columns of a table as Frictionless fields: name, type, description, constraints."""
    schema = table.model.model_json_schema()
    definitions = schema.get("$defs", {})
    return [_field(name, spec, definitions) for name, spec in schema["properties"].items()]


def _field(name: str, spec: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    branches = [_resolved(branch, definitions) for branch in spec.get("anyOf", [spec])]
    stated = next(branch for branch in branches if branch.get("type") != "null")
    type_ = "date" if stated.get("format") == "date" else _TYPES[stated["type"]]
    constraints: dict[str, Any] = {
        **({"required": True} if _never_empty(stated, branches) else {}),
        **{key: stated[key] for key in ("enum", "pattern", "minimum", "maximum") if key in stated},
    }
    field = {"name": name, "type": type_, "description": " ".join(spec["description"].split())}
    return field | ({"constraints": constraints} if constraints else {})


def _never_empty(stated: dict[str, Any], branches: Sequence[Any]) -> bool:
    """Whether each row has something in the field: no null, and no list that may be empty."""
    return len(branches) == 1 and (stated["type"] != "array" or stated.get("minItems", 0) > 0)


def _resolved(spec: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    reference: str = spec.get("$ref", "")
    resolved: dict[str, Any] = definitions[reference.rsplit("/", 1)[1]] if reference else spec
    return resolved


def _resource(table: Table[Any], editions: Sequence[Edition]) -> dict[str, Any]:
    own = [edition for edition in editions if edition.table == table.name]
    foreign = [
        {"fields": field, "reference": {"resource": resource, "fields": there}}
        for field, resource, there in _FOREIGN_KEYS.get(table.name, [])
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.path,
        "title": table.name.capitalize() if table.name != "gdp" else "GDP",
        "description": _doc(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "licenses": [_terms(edition) for edition in own] or [LICENCE],
        **({"sources": [_source(edition) for edition in own]} if own else {}),
        "schema": {
            "fields": fields(table),
            "primaryKey": list(table.key),
            **({"foreignKeys": foreign} if foreign else {}),
            "missingValues": [""],
        },
    }


def _source(edition: Edition) -> dict[str, str]:
    return {"title": f"{edition.publisher}: {edition.title}, {edition.published}", "path": edition.url}


def _terms(edition: Edition) -> dict[str, str]:
    return {"name": "other", "title": f"{edition.publisher}: {edition.terms}", "path": edition.terms_url}


def _doc(table: Table[Any]) -> str:
    return " ".join((inspect.getdoc(table.model) or "").split())


def _chapter(table: Table[Any]) -> str:
    rows = [f"| `{field['name']}` | {_kind(field)} | {field['description']} |" for field in fields(table)]
    key = ", ".join(f"`{name}`" for name in table.key)
    return "\n".join(
        [
            f"## `{table.path}`",
            "",
            f"{_doc(table)} Key: {key}.",
            "",
            "| column | type | meaning |",
            "| --- | --- | --- |",
            *rows,
        ]
    )


def _glossary(column: str, values: dict[StrEnum, str]) -> str:
    return "\n".join([f"`{column}`", "", *(f"- `{value}`: {meaning}" for value, meaning in values.items())])


def _kind(field: dict[str, Any]) -> str:
    constraints = field.get("constraints", {})
    kind = (
        " · ".join(f"`{value}`" for value in constraints["enum"]) if "enum" in constraints else field["type"]
    )
    return kind if constraints.get("required") else f"{kind}, may be empty"


def _credit(edition: Edition) -> str:
    return (
        f"- **{edition.key}**: {edition.publisher}, [{edition.title}]({edition.url}), {edition.published}. "
        f"{edition.credit}. {edition.terms} ([terms]({edition.terms_url})) {edition.note}"
    )
