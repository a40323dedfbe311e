"""One call of the day as a card: how it stands, what comes next and why, and what can be tapped."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linli.care import labels, loop, rules
from linli.care.labels import Stage
from linli.care.models import Note
from linli.care.queries import Today
from linli.foundation import clock

ASKED = ("well", "no_answer", "wants", "knock", "call_family", "help_came", "false_alarm", "mistake")


@dataclass(frozen=True)
class Tap:
    """A button: the step that is asked for, its words, and whether it is the suggested one."""

    step: str
    label: Any
    first: bool = False


@dataclass(frozen=True)
class Card:
    """A card; `quick` steps need no words, `wordy` ones do; `wait` is the time before which the next step is early."""

    row: Today
    id: str
    version: int
    day: str
    earlier: str
    time: str
    stage_label: Any
    why: Any
    wait: str
    ring: bool
    quick: list[Tap]
    wordy: list[Tap]
    may_120: bool
    may_undo: bool
    noted: str
    notes: list[dict[str, Any]]


def card(row: Today, at: datetime) -> Card:
    """The card of a call at an instant."""
    taps = [_tap(asked, row, at) for asked in ASKED]
    fits = [tap for tap in taps if _step(tap.step, row, at) in loop.steps_from(row.stage)]
    needs = {tap.step: loop.MUST_SAY[_step(tap.step, row, at)] != "-" for tap in fits}
    early = row.suggested is not None and at < row.suggested.at
    return Card(
        row=row,
        id=str(row.entry.pk),
        version=row.version,
        day=row.day.isoformat(),
        earlier=f"{row.day:%m-%d}" if row.day != clock.today(at) else "",
        time=_time(row.due_at),
        stage_label=Stage(row.stage).label,
        why=labels.WHY.get(row.stage, ""),
        wait=_time(row.suggested.at) if row.suggested and early else "",
        ring=row.suggested is not None and row.suggested.step == "ring",
        quick=[tap for tap in fits if not needs[tap.step] and tap.step != "mistake"],
        wordy=[tap for tap in fits if needs[tap.step]],
        may_120=_step("call_120", row, at) in loop.steps_from(row.stage),
        may_undo="mistake" in needs,
        noted=row.call.by_person.name if row.call else "",
        notes=[_note(note) for note in row.call.notes.all()] if row.call else [],
    )


def _step(asked: str, row: Today, at: datetime) -> str:
    return rules.step_of(asked, row.stage, row.since, at)


def _tap(asked: str, row: Today, at: datetime) -> Tap:
    step = _step(asked, row, at)
    first = row.suggested is not None and row.suggested.step == asked
    return Tap(asked, labels.STEPS[asked if asked == "no_answer" else step], first)


def _note(note: Note) -> dict[str, Any]:
    return {"step": labels.STEPS[note.step], "time": _time(note.at), "words": note.words}


def _time(moment: datetime) -> str:
    return f"{moment.astimezone(clock.SHANGHAI):%H:%M}"
