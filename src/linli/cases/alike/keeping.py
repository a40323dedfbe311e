"""Keeping the signs of open matters, within the verb that changes them; what is over is not looked for."""

from collections.abc import Iterable

from django.db import connection

from linli.cases.alike import packing
from linli.cases.alike.reading import signs_of, signs_of_kind
from linli.cases.loop import OPEN
from linli.cases.models import Case, Report

AT_ONCE = 400


def told(report: Report, case: Case) -> None:
    """Note on a report, before it is kept, under which signs its matter is found."""
    report.signs = packing.written(signs_of(report, case))


def lay(case: Case, reports: Iterable[Report] = ()) -> None:
    """Let an open matter be found by its kind and by the signs of these of its reports. One statement, as a rule."""
    if case.stage not in OPEN:
        return
    signs = {sign: None for report in reports for sign in packing.read(report.signs)} | dict.fromkeys(
        signs_of_kind(case)
    )
    _each("INSERT INTO cases_sign (id) VALUES {} ON CONFLICT DO NOTHING", "(%s)", signs, case)


def lift(case: Case, reports: Iterable[Report]) -> None:
    """Let it no longer be found by the signs of these."""
    signs = dict.fromkeys(sign for report in reports for sign in packing.read(report.signs))
    _each("DELETE FROM cases_sign WHERE id IN ({})", "%s", signs, case)


def rest(case: Case) -> None:
    """A matter is over, or goes on in another: it is no longer looked for, and its reports keep their signs."""
    signs = {sign: None for (held,) in case.reports.values_list("signs") for sign in packing.read(held)}
    _each("DELETE FROM cases_sign WHERE id IN ({})", "%s", signs | dict.fromkeys(signs_of_kind(case)), case)


def wake(case: Case) -> None:
    """It goes on after all."""
    lay(case, case.reports.only("signs"))


def lift_kind(case: Case) -> None:
    """It is of another kind, which is about to be set: it is no longer found by the old one."""
    _each("DELETE FROM cases_sign WHERE id IN ({})", "%s", signs_of_kind(case), case)


def move(reports: Iterable[Report], source: Case, target: Case) -> None:
    """Reports go from one matter to another, and their signs with them."""
    moved = list(reports)
    lift(source, moved)
    lay(target, moved)


def anew(case: Case) -> None:
    """Read the reports of a matter again, since their words, or what words tell, have changed."""
    reports = list(case.reports.all())
    lift(case, reports)
    for report in reports:
        told(report, case)
        report.save(update_fields=["signs"])
    lay(case, reports)


def _each(statement: str, mark: str, signs: Iterable[int], case: Case) -> None:
    ids = [packing.packed(sign, case.number) for sign in signs]
    with connection.cursor() as cursor:
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            cursor.execute(statement.format(", ".join([mark] * len(some))), some)
