"""Signs for open matters that have none, since they are older than signs, or since words are weighed anew."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from linli.cases import queries
from linli.cases.alike import keeping
from linli.cases.loop import OPEN
from linli.cases.models import Case, Report
from linli.cases.needs import UNFINISHED
from linli.foundation.writes import locked_transaction

AT_ONCE = 100


def lacking(*, whole: bool = False) -> QuerySet[Case]:
    """Open matters with a report whose words have no signs; `whole`: whether they have or not."""
    said = Report.objects.filter(case=OuterRef("pk")).exclude(words="")
    return Case.objects.filter(UNFINISHED, Exists(said if whole else said.filter(signs=b""))).order_by("id")


def renew(
    *,
    whole: bool = False,
    after: UUID | None = None,
    most: int | None = None,
    step: Callable[[int, UUID], object] = lambda done, last: None,
) -> int:
    """Make them, `most` of them if it is said, each matter in a transaction of its own; gives how many.

    It can be stopped and begun again, or repeated: what has its signs is not lacking, and `whole` goes on `after` a
    matter. `step` hears how many are done, and the last of them.
    """
    done, last = 0, after
    while ids := _next(whole, last, AT_ONCE if most is None else min(AT_ONCE, most - done)):
        for id in ids:
            done, last = done + _made(id), id
            step(done, id)
    return done


def _next(whole: bool, after: UUID | None, most: int) -> list[UUID]:
    rows = lacking(whole=whole)
    return list((rows.filter(pk__gt=after) if after else rows).values_list("pk", flat=True)[:most])


def _made(id: UUID) -> bool:
    """The matter is locked meanwhile; if it is over by now, nothing is done."""
    with locked_transaction():
        case = queries.locked(id, None)
        if case.stage in OPEN:
            keeping.anew(case)
        return case.stage in OPEN
