"""The review in a terminal: one statement at a time, its sentence marked, one key to decide.

Every text from outside is drawn as plain text without control characters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest.dataset import queue, review, store
from ingest.models import Action
from ingest.render import printable, target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path
    from typing import TextIO

    from ingest.dataset.review import Done, Verdict
    from ingest.models import Commitment, Pending

HELP = "a accept · c correct a field · r reject · s same as · u supersedes · n next · z undo · q quit"


class Keys(Protocol):
    """Where answers come from; '' means that there are no more, or the Enter key."""

    def key(self) -> str:
        """One key."""

    def line(self, prompt: str) -> str:
        """One line."""


@dataclass
class Desk:
    """One sitting: who decides, what was decided so far, and what is corrected but not yet decided."""

    data: Path
    who: str
    today: date
    keys: Keys
    console: Console
    done: list[Done] = field(default_factory=list)
    on: str = ""
    """The statement on the desk."""
    draft: dict[str, str | None] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)


def sit(data: Path, who: str, *, today: date, keys: Keys) -> int:
    """Go through the queue until it is empty or the curator leaves; returns how many were decided.

    Raises:
        TableError: where a table cannot be read.
    """
    desk = Desk(data, who, today, keys, Console(highlight=False))
    desk.console.print(HELP, style="dim")
    while (pending := _next(desk)) is not None:
        _turn_to(desk, pending)
        _show(desk, pending)
        if not _act(desk, pending):
            break
    left = len(queue.waiting(data))
    desk.console.print(f"{len(desk.done)} decided, {left} left to decide")
    return len(desk.done)


def keys(stream: TextIO) -> Keys:
    """Single keys on a terminal; elsewhere the first letter of each line, so that a script can review."""
    return _Terminal() if stream.isatty() else _Lines(stream)


class _Terminal:
    def key(self) -> str:
        from click import getchar

        try:
            return getchar()
        except (EOFError, KeyboardInterrupt):
            return "q"

    def line(self, prompt: str) -> str:
        try:
            return input(prompt).strip()
        except (EOFError, KeyboardInterrupt):
            return ""


class _Lines:
    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def key(self) -> str:
        line = self.stream.readline()
        return line.strip()[:1] if line else "q"

    def line(self, prompt: str) -> str:
        del prompt  # nobody is there to read it
        return self.stream.readline().strip()


def _next(desk: Desk) -> Pending | None:
    """The first that was not skipped; read anew each time, for others may decide meanwhile."""
    rows = queue.waiting(desk.data)
    return next((row for row in rows if row.statement_id not in desk.skipped), None)


def _turn_to(desk: Desk, pending: Pending) -> None:
    """A draft is of one statement."""
    if desk.on != pending.statement_id:
        desk.on, desk.draft = pending.statement_id, {}


def _show(desk: Desk, pending: Pending) -> None:
    left = len(queue.waiting(desk.data))
    shown = review.corrected(pending, desk.draft)
    desk.console.rule(f"{len(desk.done)} decided, {left} left to decide", align="left", style="dim")
    source = (pending.title, pending.publisher, str(pending.published or "no date"), pending.url)
    desk.console.print(Text(printable(" · ".join(source)), style="dim"))
    desk.console.print(_passage(pending))
    desk.console.print(_fields(shown, desk.draft))
    joined = review.commitment_id(shown)
    if any(row.commitment_id == joined for row in store.read(desk.data, store.COMMITMENTS)):
        desk.console.print(Text(f"joins {joined}", style="green"))


def _passage(pending: Pending) -> Text:
    """The sentence, marked, in its place."""
    return Text.assemble(
        (printable(pending.before or ""), "dim"),
        (printable(pending.evidence), "bold black on yellow"),
        (printable(pending.after or ""), "dim"),
    )


def _fields(pending: Pending, draft: Mapping[str, str | None]) -> Table:
    """What was read, by field; what is corrected stands out, and what is not stated stays away."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_row("target", Text(printable(f"{pending.party} {target(pending)}"), style="bold"), "")
    for name in review.FIELDS:
        value = store.cell(getattr(pending, name))
        if value or name in draft:
            style = "bold magenta" if name in draft else ""
            table.add_row(name, Text(printable(value) or "not stated", style=style))
    table.add_row("confidence", f"{pending.confidence:.0%}")
    return table


def _act(desk: Desk, pending: Pending) -> bool:
    """Do what the next key says; whether the sitting goes on."""
    key = desk.keys.key().lower()
    if key == "q":
        return False
    action = _ACTIONS.get(key)
    if action is None:
        desk.console.print(HELP, style="dim")
        return True
    try:
        action(desk, pending)
    except review.ReviewError as error:
        desk.console.print(Text(printable(str(error)), style="bold red"))
    return True


def _accept(desk: Desk, pending: Pending) -> None:
    _give(desk, pending, Action.ACCEPT, why=review.USUAL[Action.ACCEPT], corrections=dict(desk.draft))


def _correct(desk: Desk, pending: Pending) -> None:
    """Corrections are kept until the statement is accepted: `value = 3.5; bound = at_least`."""
    answer = desk.keys.line("field = value; … (nothing after = for 'not stated'): ")
    pairs = [part.partition("=") for part in answer.split(";") if part.strip()]
    draft = desk.draft | {name.strip(): value.strip() or None for name, _, value in pairs}
    review.corrected(pending, draft)
    desk.draft = draft


def _reject(desk: Desk, pending: Pending) -> None:
    _give(desk, pending, Action.REJECT, why=desk.keys.line(f"why [{review.USUAL[Action.REJECT]}]: "))


def _same(desk: Desk, pending: Pending) -> None:
    if (chosen := _chosen(desk, pending)) is not None:
        corrections = dict(desk.draft)
        _give(desk, pending, Action.ACCEPT, why="", corrections=corrections, same_as=chosen)


def _supersede(desk: Desk, pending: Pending) -> None:
    if (chosen := _chosen(desk, pending)) is not None:
        corrections = dict(desk.draft)
        _give(desk, pending, Action.ACCEPT, why="", corrections=corrections, supersedes=chosen)


def _chosen(desk: Desk, pending: Pending) -> str | None:
    """One of the related commitments, by its number or its id; None for none."""
    shown = review.corrected(pending, desk.draft)
    offered = review.related(shown, store.read(desk.data, store.COMMITMENTS))
    for number, commitment in enumerate(offered, start=1):
        desk.console.print(Text(printable(_told(number, commitment))))
    answer = desk.keys.line("which one (number or id, Enter for none): ")
    if answer.isdecimal() and 1 <= int(answer) <= len(offered):
        return offered[int(answer) - 1].commitment_id
    return answer or None


def _told(number: int, commitment: Commitment) -> str:
    return f"{number}  {commitment.commitment_id} ({commitment.last_stated_on}): {commitment.evidence}"


def _skip(desk: Desk, pending: Pending) -> None:
    desk.skipped.add(pending.statement_id)


def _undo(desk: Desk, _: Pending) -> None:
    if not desk.done:
        raise review.ReviewError("there is nothing to take back")
    review.undo(desk.data, desk.done.pop())


def _give(desk: Desk, pending: Pending, action: Action, *, why: str, **relations: Any) -> None:  # noqa: ANN401
    reason = why or review.USUAL[action]
    verdict = _verdict(desk, action, reason, relations)
    desk.done.append(review.give(desk.data, pending.statement_id, verdict))


def _verdict(desk: Desk, action: Action, why: str, relations: Mapping[str, Any]) -> Verdict:
    return review.Verdict(action=action, who=desk.who, on=desk.today, why=why, **relations)


_ACTIONS: Mapping[str, Callable[[Desk, Pending], None]] = {
    "a": _accept,
    "c": _correct,
    "r": _reject,
    "s": _same,
    "u": _supersede,
    "n": _skip,
    "z": _undo,
}
