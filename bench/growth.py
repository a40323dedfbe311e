"""Whether the main pages and a report's POST cost the same in a small table as in a large one.

Matters walked through the loop are cloned in bulk up to the size asked for, with their reports, footprints and
letters, into the months before; then every invariant must hold (nothing half-written, the tables' own constraints,
numbers unique).

    python -m bench.growth [MOST]      (100000; the bar is flat from 100 to 1,000,000)
"""

import sys
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.db import connection
from django.db.models import DateTimeField

from bench.pages import MARK, WSGIHandler, call_command, environ, measure, secret_of, statements
from linli.audit.models import Footprint
from linli.cases.models import Case, Report
from linli.foundation.sealing import link_token
from linli.notifications.models import Letter
from linli.web.public import limits
from tests.builders import NOON, World, a_case, a_report, a_world

WALKED, OVER = 100, 79  # how many are walked, and how many of them are closed and cloned
ID = "lower(hex(randomblob(16)))"
NTH = "(k.rowid + {before})"
BACK = f"(1 + {NTH} / 9000)"  # months: 9,000 matters in each of those before the one of the walk
MONTH = f"({NOON.year} * 12 + {NOON.month} - 1 - {BACK})"
NUMBER = f"({MONTH} / 12 * 100 + {MONTH} % 12 + 1) * 10000 + {NTH} % 9000 + 1"


def columns(model: Any, before: int, **instead: str) -> tuple[str, str]:
    """The columns of a table, and what each clone holds in their place: every moment some months earlier."""
    fields = model._meta.concrete_fields
    earlier = {
        f.column: f"datetime(t.\"{f.column}\", '-' || {BACK} || ' months')"
        for f in fields if isinstance(f, DateTimeField)
    }  # fmt: skip
    values = [(earlier | instead).get(f.column, f't."{f.column}"').format(before=before) for f in fields]
    return ", ".join(f'"{f.column}"' for f in fields), ", ".join(values)


def clone(times: int) -> None:
    """Clone each walked matter `times` times, with what belongs to it. SQLite's own words: this is a bench."""
    before = Case.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.execute(
            f"CREATE TEMP TABLE copies AS SELECT c.id AS old, {ID} AS new FROM cases_case c,"
            f" json_each('{list(range(times))}') n WHERE c.stage = 'closed' AND c.number / 10000 = {NOON:%Y%m}"
        )
        cursor.execute("CREATE INDEX temp.copies_old ON copies(old)")
        for model, key, instead in (
            (Case, "id", {"id": "k.new", "number": NUMBER}),
            (Report, "case_id", {"id": ID, "case_id": "k.new", "tracking": f"printf('%08X', {NTH})"}),
            (Footprint, "object_id", {"id": ID, "object_id": "k.new", "words_id": "NULL", "digest": "''"}),
            (Letter, "about_id", {"id": ID, "about_id": "k.new"}),
        ):
            into, values = columns(model, before, **instead)
            table = model._meta.db_table
            cursor.execute(
                f'INSERT INTO "{table}" ({into}) SELECT {values} FROM "{table}" t JOIN copies k ON t."{key}" = k.old'
            )
        cursor.execute("DROP TABLE copies")
        cursor.execute("PRAGMA synchronous=FULL")


def problems() -> list[str]:
    """What the clones break; nothing, if they are as good as walked ones."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        found += [f"a key leads nowhere: {row}" for row in cursor.fetchall()[:3]]
        cursor.execute("PRAGMA quick_check")
        found += [row[0] for row in cursor.fetchall() if row[0] != "ok"]
        for what, sql in (
            ("matters without a report", "SELECT COUNT(*) FROM cases_case c WHERE c.stage <> 'merged' AND NOT EXISTS"
             " (SELECT 1 FROM cases_report r WHERE r.case_id = c.id)"),
            ("matters without a footprint", "SELECT COUNT(*) FROM cases_case c WHERE NOT EXISTS"
             " (SELECT 1 FROM audit_footprint f WHERE f.object_id = c.id AND f.action = 'case.report')"),
        ):  # fmt: skip
            cursor.execute(sql)
            count = cursor.fetchone()[0]
            found += [f"{count} {what}"] if count else []
    return found


def crowd() -> tuple[World, Case]:
    """A hundred walked matters, most of them over, as in life; what is open stays as much as it was."""
    world = a_world()
    for n in range(WALKED - 12):
        a_case(world, at="closed" if n % 10 else "resolved", words=f"楼道灯不亮 {n}", place=0)
    case = a_case(world, at="resolved")
    for n in range(11):
        a_report(world, words=f"扶手松了 {n}")
    return world, case


def main(most: int) -> int:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    limits.MOST = 10**9
    world, case = crowd()
    leader, steward = secret_of(world, "leader"), secret_of(world, "steward")
    q, link = f"/q/{world.stairwells[2].code}/", link_token(case.reports.get().pk)

    def fresh() -> dict[str, str]:
        return {"words": f"楼道灯不亮 {uuid4().hex[:8]}", "csrfmiddlewaretoken": MARK}

    asks: dict[str, tuple[Callable[[], dict[str, Any]], int]] = {
        "board": (lambda: environ("GET", "/triage/", secret=leader), 200),
        "matter": (lambda: environ("GET", f"/cases/{case.pk}/", secret=leader), 200),
        "steward": (lambda: environ("GET", "/today/", secret=steward), 200),
        "tracker": (lambda: environ("GET", f"/r/{link}/"), 200),
        "report": (lambda: environ("POST", q, fresh()), 303),
    }
    print(f"{'matters':>10}" + "".join(f"{name + ' ms (SQL)':>20}" for name in asks))
    size = WALKED
    while size <= most:
        if size > WALKED:
            begun = time.monotonic()
            clone(max(1, round((size - Case.objects.count()) / OVER)))
            found = problems()
            print(f"{'':10}cloned and checked in {time.monotonic() - begun:.0f} s: {found or 'every invariant holds'}")
        handler, row = WSGIHandler(), f"{Case.objects.count():>10}"
        for make, expected in asks.values():
            sql = statements(handler, make, expected)
            row += f"{f'{measure(handler, make, expected)[0]:.2f} ({sql})':>20}"
        print(row, flush=True)
        size *= 10
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
