"""Votes as Pabulib writes them (.pb): three tables divided by semicolons. Format: https://pabulib.org/format"""

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from linli.engines.ballot.election import BallotError, Election, Project

SECTIONS = ("META", "PROJECTS", "VOTES")
Row = tuple[int, dict[str, str]]


def read(text: str, lot: bytes = b"") -> Election:
    """The election of a file's text; `lot` is the one that the file names (in its META) unless another is given.

    Raises `BallotError` with the line and what is wrong with it.
    """
    tables = _tables(text)
    meta = {row["key"]: row["value"] for _line, row in tables["META"] if "key" in row and "value" in row}
    if meta.get("vote_type", "approval") != "approval":
        kind = meta["vote_type"]
        raise BallotError(
            f"vote_type 是 {kind}：只会数打勾的票（approval）",
            f"vote_type is {kind}: only approval (ticks) can be counted",
        )
    if "budget" not in meta:
        raise BallotError("META 表里没有 budget（预算）这一行", "the table META has no row budget")
    projects: dict[str, Project] = {}
    for line, row in tables["PROJECTS"]:
        id = _cell(row, "project_id", line)
        if id in projects:
            raise BallotError(f"第 {line} 行：项目 {id} 出现了两次", f"line {line}: project {id} stands there twice")
        projects[id] = Project(id, _amount(_cell(row, "cost", line), line), row.get("name", ""))
    ballots: dict[str, frozenset[str]] = {}
    for line, row in tables["VOTES"]:
        voter = _cell(row, "voter_id", line)
        if voter in ballots:
            raise BallotError(f"第 {line} 行：选民 {voter} 投了两次", f"line {line}: voter {voter} voted twice")
        ballots[voter] = _ticked(row.get("vote", ""), projects, line)
    return Election(projects, ballots, _amount(meta["budget"], 0), lot or meta.get("lot", "").encode(), meta)


def write(election: Election) -> str:
    """The text of a file that `read` takes back, and other programs for such votes take too."""
    said = {"num_projects": len(election.projects), "num_votes": len(election.ballots), "vote_type": "approval"}
    meta = {**election.meta, **said, "budget": _plain(election.budget)}
    projects = ([p.id, _plain(p.cost), len(election.supporters[p.id]), p.name] for p in election.projects.values())
    votes = ([voter, ",".join(sorted(ticked))] for voter, ticked in election.ballots.items())
    text = io.StringIO()
    out = csv.writer(text, delimiter=";", lineterminator="\n")
    tables: tuple[tuple[str, list[str], Iterable[Iterable[object]]], ...] = (
        ("META", ["key", "value"], meta.items()),
        ("PROJECTS", ["project_id", "cost", "votes", "name"], projects),
        ("VOTES", ["voter_id", "vote"], votes),
    )
    for name, head, rows in tables:
        out.writerow([name])
        out.writerow(head)
        out.writerows(rows)
    return text.getvalue()


def _tables(text: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    name = ""
    head: list[str] = []
    for line, cells in _lines(text):
        if len(cells) == 1 and cells[0].upper() in SECTIONS:
            name, head = cells[0].upper(), []
            found[name] = []
        elif not name:
            first = cells[0][:20]
            raise BallotError(
                f"第 {line} 行：.pb 文件应以 META 开头，不是 {first}",
                f"line {line}: a .pb file begins with META, not with {first}",
            )
        elif not head:
            head = cells
        else:
            found[name].append((line, dict(zip(head, cells, strict=False))))
    if missing := [section for section in SECTIONS if section not in found]:
        raise BallotError(f"缺 {missing[0]} 表", f"the table {missing[0]} is missing")
    return found


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that is not empty, with its number: its cells without spaces around them."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    try:
        for cells in reader:
            cells = [cell.strip() for cell in cells]
            if any(cells):
                yield reader.line_num, cells
    except csv.Error as wrong:
        raise BallotError(f"第 {reader.line_num} 行读不懂：{wrong}", f"line {reader.line_num}: {wrong}") from None


def _cell(row: dict[str, str], name: str, line: int) -> str:
    if not row.get(name):
        raise BallotError(f"第 {line} 行：{name} 是空的", f"line {line}: {name} is empty")
    return row[name]


def _amount(text: str, line: int) -> Fraction:
    try:
        amount = Decimal(text)
        if amount.is_finite():
            return Fraction(amount)
    except InvalidOperation:
        pass
    where, place = (f"第 {line} 行：cost", f"line {line}: cost") if line else ("budget", "budget")
    raise BallotError(
        f"{where} 写的是 {text[:20]}：请写成 1200 或 1200.50 这样的金额",
        f"{place} is {text[:20]}: write an amount such as 1200 or 1200.50",
    )


def _ticked(text: str, projects: dict[str, Project], line: int) -> frozenset[str]:
    ticked = [id.strip() for id in text.split(",") if id.strip()]
    for id in ticked:
        if id not in projects:
            raise BallotError(
                f"第 {line} 行：这次投票没有 {id} 这个项目", f"line {line}: {id} is no project of this vote"
            )
    if len(set(ticked)) < len(ticked):
        raise BallotError(f"第 {line} 行：同一个项目勾了两次", f"line {line}: a project is ticked twice")
    return frozenset(ticked)


def _plain(amount: Fraction) -> str:
    """As a decimal where it has one, such as 1200.5."""
    if amount.denominator == 1:
        return str(amount.numerator)
    text = Decimal(amount.numerator) / Decimal(amount.denominator)
    return str(text)
