"""A scenario from its file (TOML), every key with its range; what is not written has the default of the table."""

import tomllib
from datetime import date

from linli.engines.simulation.scenario import Arrivals, Away, Kind, Scenario, Span, Staff, Task, Ways
from linli.engines.simulation.tables import ScenarioError, Table

OFFICE = ["1-5 08:30-12:00", "1-5 14:30-18:00"]
AWAKE = ["1-7 07:30-20:30"]
LONGEST = 10_000.0  # hours


def read(text: str, history: tuple[Arrivals, tuple[Kind, ...]] | None = None) -> Scenario:
    """The scenario of a file's text; `history` takes the place of [arrivals] and [[kinds]]. Raises ScenarioError."""
    try:
        top = Table("", tomllib.loads(text))
    except tomllib.TOMLDecodeError as wrong:
        raise ScenarioError(
            "TOML", f"写法不对（中文的键要加引号）：{wrong}", f"cannot be read (keys in Chinese need quotes): {wrong}"
        ) from None
    weeks, warm_up = top.whole("weeks", 1, 520, 52), top.whole("warm_up_weeks", 0, 52, 4)
    top.take("history", None)
    staff = _staff(top.table("staff"))
    if history:
        arrivals, kinds = history
        top.take("arrivals", None), top.take("kinds", None)
    else:
        arrivals, kinds = _arrivals(top.table("arrivals")), _kinds(top.tables("kinds"))
    known = Scenario(top.text("title", ""), arrivals, kinds, staff, _ways(top.table("ways", {})), weeks, warm_up)
    top.finish()
    for number, kind in enumerate(kinds, 1):
        if kind.profession and kind.profession not in staff.specialists:
            raise ScenarioError(
                f"kinds[{number}].profession",
                f"staff.specialists 里没有“{kind.profession}”，请补上人数",
                f"staff.specialists has no {kind.profession}: add how many there are",
            )
    return known


def history_of(text: str) -> str | None:
    """The file that [history] names, if it does. Raises ScenarioError."""
    try:
        held = tomllib.loads(text).get("history")
    except tomllib.TOMLDecodeError:
        return None  # said by `read`
    if held is None:
        return None
    table = Table("history", held)
    file = table.text("file")
    table.finish()
    return file


def _arrivals(table: Table) -> Arrivals:
    start = table.take("start", date(2026, 1, 5))
    if not isinstance(start, date) or start.weekday():
        raise ScenarioError(table.key("start"), "写一个星期一，如 2026-01-05", "write a Monday, such as 2026-01-05")
    found = Arrivals(
        per_week=table.number("per_week", 0.01, 20_000),
        hours=table.weights("hours", 24, (1.0,) * 24),
        weekdays=table.weights("weekdays", 7, (1.0,) * 7),
        months=table.weights("months", 12, (1.0,) * 12),
        start=start,
    )
    table.finish()
    return found


def _kinds(tables: list[Table]) -> tuple[Kind, ...]:
    if not tables:
        raise ScenarioError("kinds", "至少要有一类", "at least one kind is needed")
    found = []
    for table in tables:
        hard = table.number("complex_share", 0, 1, 0.0)
        simple = _task(table.table("simple"))
        found.append(
            Kind(
                code=table.text("code"),
                share=table.number("share", 1e-9, 1e9, 1.0),
                hard=hard,
                simple=simple,
                complex=_task(table.table("complex")) if hard or "complex" in table.held else simple,
                profession=table.text("profession", ""),
                urgent=table.flag("urgent"),
                hours=table.weights("hours", 24, ()),
            )
        )
        table.finish()
    return tuple(found)


def _task(table: Table) -> Task:
    found = Task(*(
        Span(
            table.number(f"{part}_hours", 0, LONGEST, 0.0 if part == "wait" else table.held.get("work_hours", 0.5)),
            table.number(f"{part}_cv", 0, 20, 1.0),
        )
        for part in ("work", "wait")
    ))  # fmt: skip
    table.finish()
    return found


def _staff(table: Table) -> Staff:
    grids = _dealt(table, "grids", 5_000)
    if isinstance(table.held["grids"], int):
        grids = tuple(even(table.whole("households", 1, 10_000_000), len(grids)))
    stewards = table.held.get("stewards", 0)
    dealt = tuple(even(stewards, len(grids))) if isinstance(stewards, int) else _dealt(table, "stewards", len(grids))
    table.whole("stewards", 0, 100_000, 0) if isinstance(stewards, int) else None
    if len(dealt) != len(grids):
        raise ScenarioError(table.key("stewards"), f"应有 {len(grids)} 个数", f"{len(grids)} numbers are needed")
    leaders = table.whole("leaders", 1, 5_000)
    specialists = table.table("specialists", {})
    found = Staff(
        grids=grids,
        stewards=dealt,
        leaders=leaders,
        specialists={name: specialists.whole(name, 1, 10_000) for name in specialists.held},
        steward_hours=table.hours("steward_hours", AWAKE),
        leader_hours=table.hours("leader_hours", OFFICE),
        specialist_hours=table.hours("specialist_hours", OFFICE),
        leader_share=table.number("leader_share", 0.01, 1, 1.0),
        away=tuple(_away(one, len(grids), leaders) for one in table.tables("away", [])),
    )
    table.finish()
    return found


def _away(table: Table, grids: int, leaders: int) -> Away:
    role = table.text("role")
    if role not in ("steward", "leader"):
        raise ScenarioError(table.key("role"), "写 steward 或 leader", "write steward or leader")
    found = Away(
        role=role,
        grid=table.whole("grid", 1, grids if role == "steward" else leaders),
        first_week=table.number("first_week", 0, 1_000),
        weeks=table.number("weeks", 0, 1_000),
        count=table.whole("count", 1, 1_000, 1),
    )
    table.finish()
    return found


def _dealt(table: Table, key: str, most: int) -> tuple[int, ...]:
    """A list of whole numbers, or as many places as one number says."""
    value = table.take(key)
    if isinstance(value, list) and value and all(isinstance(one, int) and one >= 0 for one in value):
        return tuple(value)
    return (0,) * table.whole(key, 1, most)


def even(total: int, parts: int) -> list[int]:
    """A total dealt to so many parts, as evenly as can be."""
    return [(part + 1) * total // parts - part * total // parts for part in range(parts)]


def _ways(table: Table) -> Ways:
    standard = Ways()
    found = Ways(
        notice=table.number("notice_hours", 0, LONGEST, standard.notice),
        notice_size=table.number("notice_hours_per_100_households", 0, LONGEST, standard.notice_size),
        passed_up=table.number("passed_up", 0, 1, standard.passed_up),
        looking=table.number("looking_hours", 0, LONGEST, standard.looking),
        called=(table.number("called_simple", 0, 1, 0.0), table.number("called_complex", 0, 1, 0.0)),
        call_work=Span(table.number("call_work_hours", 0, LONGEST, 1.0), 1.0),
        silent=table.number("silent", 0, 1, standard.silent),
        answer=table.number("answer_hours", 0, LONGEST, standard.answer),
        fallback=table.number("fallback_hours", 0, LONGEST, standard.fallback),
        street=table.number("street_hours", 0, LONGEST, standard.street),
        council=table.number("council", 0, 1, standard.council),
        council_at=_moment(table, "council_at", standard.council_at),
    )
    table.finish()
    return found


def _moment(table: Table, key: str, default: float) -> float:
    """`5 15:00` is Friday at three in the afternoon."""
    written = table.text(key, "")
    if not written:
        return default
    day, _, clock = written.partition(" ")
    hour, _, minute = clock.partition(":")
    if day in set("1234567") and hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60:
        return (int(day) - 1) * 24 + int(hour) + int(minute) / 60
    raise ScenarioError(table.key(key), '写成 "5 15:00"，5 是周五', 'write "5 15:00", 5 is Friday')
