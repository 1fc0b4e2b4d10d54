"""Text from outside with sentences marked in it; every letter is escaped, the marks are all that is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Markdown of the text, paragraph by paragraph, with the spans highlighted; spans may meet or overlap."""
    ordered = sorted(spans)
    paragraphs, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        inside = [(max(a, start) - start, min(b, end) - start) for a, b in ordered if a < end and b > start]
        paragraphs.append(" ".join(_pieces(line, inside)))
        start = end + 1
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _pieces(line: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    place = 0
    for start, end in [*spans, (len(line), len(line))]:
        if plain := words.literal(line[place:start]):
            yield plain
        if sentence := words.literal(line[max(start, place) : end]):
            yield f":yellow-background[{sentence}]"
        place = max(place, end)
