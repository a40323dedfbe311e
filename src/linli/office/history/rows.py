"""From the cells of one row to one past matter: what is wrong with it, what is masked, where it lies."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from linli.engines.places import Land, place
from linli.engines.places.keys import fold
from linli.office.history.draft import Draft, PastRow
from linli.office.history.understanding import instants
from linli.office.history.understanding.instants import Instant
from linli.office.history.understanding.masking import Mask, is_private_number
from linli.office.history.words import Note, Problem
from linli.office.workbook.book import marks
from linli.office.workbook.values import Bad, Broken, Cell, text

_EXACT = 10**15  # a spreadsheet keeps fifteen digits of a number
_SERIAL = 5  # a number with fewer signs only counts the rows of its file
_SHOWN = 12  # row numbers named in one note
_MOST = {"words": 2000, "place_words": 120, "result": 200, "outer_number": 40, "sheet": 60}
Spotted = Sequence[tuple[int, Cell]]  # cells with the index of their column


@dataclass(frozen=True)
class Written:
    """The cells of one row by meaning; `when` if the time is known already."""

    row: int
    cells: Mapping[str, Spotted]
    when: Instant | None = None

    def texts(self, key: str) -> list[str]:
        """The different texts of a meaning, in the order of their columns."""
        found = [text(cell) for _, cell in self.cells.get(key, ()) if not isinstance(cell, Broken)]
        return list(dict.fromkeys(words for words in found if words))


@dataclass(frozen=True)
class Context:
    """What holds for all rows of a sheet: `title` is what stands above the header."""

    source: str
    sheet: str
    title: str
    mask: Mask
    labels: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What the community knows: its land, who serves, how a kind is suggested and a fingerprint keyed; the instant."""

    land: Land
    names: frozenset[str]
    kind: Callable[[str], str]
    blind: Callable[[str], str]
    at: datetime


@dataclass
class Findings:
    """Rows, problems and notes as they are found."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    rows: dict[str, PastRow] = field(default_factory=dict)  # by fingerprint
    skipped: int = 0
    lists: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def mention(self, code: str, sheet: str, rows: Iterable[int]) -> None:
        """Add rows to the one note of a sheet that names them."""
        for row in rows:
            self.lists.setdefault((sheet, code), []).append(row)

    def draft(self, name: str) -> Draft:
        notes = [Note(sheet, 0, "", code, {"rows": _several(rows)}) for (sheet, code), rows in self.lists.items()]
        return Draft(name, tuple(self.rows.values()), tuple(self.problems), (*self.notes, *notes), self.skipped)


def _several(rows: Sequence[int]) -> str:
    shown = "、".join(map(str, rows[:_SHOWN]))
    return f"{shown}… ({len(rows)})" if len(rows) > _SHOWN else shown


def drafted(written: Written, context: Context, known: Known, findings: Findings) -> None:
    """Add the row to the findings, or say what is wrong with it."""
    words = _words(written, context.source)
    times = {key: _instant(written, key) for key in ("reported", "closed")}
    reported, closed = times["reported"], times["closed"]
    wrong = [*_broken(written), *_wrong_times(written, reported, closed, known)]
    if not words:
        wrong.append(("words", Bad("no_words")))
    if wrong:
        findings.problems.extend(_problem(written, context, key, bad) for key, bad in wrong)
        findings.skipped += 1
        return
    assert not isinstance(reported, Bad) and not isinstance(closed, Bad)
    if closed and reported and not closed.exact and closed.day == reported.day:
        closed = reported
    if any(_is_lost(cell) for _, cell in written.cells.get("number", ())):
        findings.mention("numbers_lost", context.sheet, [written.row])
    _keep(_row(written, words, reported, closed, context, known), reported, context, findings)


def _words(written: Written, source: str) -> str:
    """What was reported: its class in brackets, its title if it adds anything, its words."""
    said, category = "；".join(written.texts("words")), "/".join(written.texts("category"))
    title = "；".join(written.texts("title"))
    if title and fold(title) not in fold(said):
        said = f"{title}。{said}" if said else title
    if not said and source == "city":
        return category
    return f"【{category}】{said}" if said and category else said


def _instant(written: Written, key: str) -> Instant | Bad | None:
    if key == "reported" and written.when:
        return written.when
    cells = written.cells.get(key, ())
    return instants.read(cells[0][1]) if cells and text_of(cells[0][1]) not in ("", "-", "/", "无", "—") else None


def text_of(cell: Cell) -> str:
    """The text of a cell; a broken one has some, too."""
    return "?" if isinstance(cell, Broken) else text(cell)


def _broken(written: Written) -> list[tuple[str, Bad]]:
    """Cells without a value, where they matter and are not judged elsewhere."""
    keys = ("words", "title", "place", "result", "number")
    cells = [(key, cell) for key in keys for _, cell in written.cells.get(key, ())]
    return [(key, Bad(cell.code)) for key, cell in cells if isinstance(cell, Broken)]


def _wrong_times(
    written: Written, reported: Instant | Bad | None, closed: Instant | Bad | None, known: Known
) -> list[tuple[str, Bad]]:
    found: list[tuple[str, Bad]] = []
    for key, told in (("reported", reported), ("closed", closed)):
        if isinstance(told, Bad):
            found.append((key, told))
        elif told and told.at > known.at:
            found.append((key, Bad("date_future", {"value": "、".join(written.texts(key))})))
    if isinstance(reported, Instant) and isinstance(closed, Instant):
        early = closed.at < reported.at if closed.exact else closed.day < reported.day
        if early and not found:
            found.append(("closed", Bad("end_before_start")))
    return found


def _problem(written: Written, context: Context, key: str, bad: Bad) -> Problem:
    """A problem at its cell; what it quotes is masked."""
    at = next((index for index, _ in written.cells.get(key, ())), -1)
    params = {name: context.mask(value)[:60] for name, value in bad.params.items()}
    label, letter = context.labels.get(at, ""), marks.letter(at) if at >= 0 else ""
    return Problem(context.sheet, written.row, label, bad.code, params, letter)


def _row(
    written: Written, words: str, reported: Instant | None, closed: Instant | None, context: Context, known: Known
) -> PastRow:
    place_words = _place_words(written)
    spot = place(known.land, (place_words, words), context.title)
    number, mask = _number(written), context.mask
    kept = {
        "sheet": context.sheet,
        "outer_number": "" if is_private_number(number) else number,
        "words": mask(words),
        "place_words": mask(place_words),
        "result": mask(_result(written)),
    }
    return PastRow(
        source=context.source,
        row=written.row,
        compound=spot.compound,
        micro_grid=spot.micro_grid,
        kind=known.kind(words),
        reported_at=reported.at if reported else None,
        closed_at=closed.at if closed else None,
        fingerprint=known.blind(_identity(context.source, number, words, reported, place_words)),
        **{name: _at_most(value, _MOST[name]) for name, value in kept.items()},
    )


def _at_most(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def _place_words(written: Written) -> str:
    """The cells of the place in their order, without those that another repeats."""
    parts = written.texts("place")
    return " ".join(part for part in parts if not any(part != other and part in other for other in parts))


def _result(written: Written) -> str:
    said = [*written.texts("result"), *(f"满意度：{rating}" for rating in written.texts("rating"))]
    return "；".join(said)


def _number(written: Written) -> str:
    """The number that the other system gave; '' when it was lost, or only counts the rows of a file."""
    cells = written.cells.get("number", ())
    if not cells or _is_lost(cells[0][1]):
        return ""
    number = text_of(cells[0][1])
    return number if len(number) >= _SERIAL else ""


def _is_lost(cell: Cell) -> bool:
    return isinstance(cell, int | float) and abs(cell) >= _EXACT


def _identity(source: str, number: str, words: str, reported: Instant | None, place: str) -> str:
    """What makes a matter the same when it is loaded again."""
    if number:
        return f"history|{source}|{fold(number)}"
    return f"history||{fold(words)}|{reported.day if reported else ''}|{fold(place)}"


def _keep(row: PastRow, reported: Instant | None, context: Context, findings: Findings) -> None:
    """Keep the row once, and note what is worth knowing of it."""
    if row.fingerprint in findings.rows:
        findings.mention("rows_twice", context.sheet, [row.row])
        return
    findings.rows[row.fingerprint] = row
    for code, holds in (
        ("rows_undated", reported is None),
        ("rows_unplaced", row.compound is None),
        ("rows_masked", any(sign in row.words + row.place_words + row.result for sign in context.mask.signs)),
    ):
        if holds:
            findings.mention(code, context.sheet, [row.row])
