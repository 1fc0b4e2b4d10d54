"""Which language model reads, where it answers and how long it may take: settings of whoever runs this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field, HttpUrl, SecretStr, ValidationError

from ingest.models import Model

if TYPE_CHECKING:
    from collections.abc import Mapping

URL, MODEL, KEY = "PLEDGEBOARD_LLM_URL", "PLEDGEBOARD_LLM_MODEL", "PLEDGEBOARD_LLM_KEY"


class Endpoint(Model):
    """An OpenAI-compatible endpoint."""

    url: HttpUrl
    """The address before `/chat/completions`: `https://llm.example.org/v1`."""
    model: str
    """The model's name there."""
    key: SecretStr | None = None
    """The key; None where the endpoint asks for none."""
    patience: float = Field(120.0, gt=0)
    """Seconds for one article, all tries together."""
    retries: int = Field(2, ge=0)
    """How often a request is repeated that the endpoint could not take."""


def configured(environment: Mapping[str, str]) -> Endpoint:
    """The endpoint that the environment names; ValueError, in one line, where it names none."""
    missing = [name for name in (URL, MODEL) if not environment.get(name)]
    if missing:
        raise ValueError(f"the second reader needs {' and '.join(missing)} in the environment")
    key = environment.get(KEY)
    try:
        return Endpoint.model_validate(
            {"url": environment[URL], "model": environment[MODEL], "key": key or None}
        )
    except ValidationError as error:
        raise ValueError(f"{URL}: {error.errors()[0]['msg']}") from None
