"""Results of before 历史导入: what a paper tells, and what it does not tell."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import one_at_a_time, writes
from linli.surveys.models import Earlier
from linli.surveys.refusals import DaysWrong, MoreAnsweredThanAsked, NameTaken, ShareWrong
from linli.surveys.scans import Kept


@dataclass(frozen=True)
class Result:
    """A result as a paper tells it: `share` in per cent; whatever it does not tell is blank or None."""

    name: str
    day: date
    share: Decimal
    question: str = ""
    surveyor: str = ""
    method: str = ""
    size: int | None = None
    answered: int | None = None


@writes
def load(said: Result, *, by: Actor, at: datetime, scan: Kept | None = None) -> Earlier:
    """Take over a result. Raises `Missing`, `DaysWrong`, `ShareWrong`, `NameTaken`, `MoreAnsweredThanAsked`."""
    made = Earlier(community_id=by.community, entered_by_id=by.appointed_id, at=at)
    gate.require(by, "survey.past", made)
    one_at_a_time(by.community)
    if not said.name.strip():
        raise Missing(field="name")
    if said.day > clock.today(at):
        raise DaysWrong(field="day")
    permille = said.share * 10
    if not 0 <= permille <= 1000 or permille != permille.to_integral_value():
        raise ShareWrong(field="share")
    if said.size is not None and (said.answered or 0) > said.size:
        raise MoreAnsweredThanAsked(field="answered")
    made.name, made.day, made.permille = said.name.strip()[:60], said.day, int(permille)
    if Earlier.objects.filter(community=by.community, name=made.name, day=said.day).exists():
        raise NameTaken(field="name")
    made.question, made.surveyor, made.method = (
        said.question.strip()[:120],
        said.surveyor.strip()[:60],
        said.method.strip()[:120],
    )
    made.size, made.answered = said.size, said.answered
    if scan:
        made.scan, made.scan_form = scan.sha256, scan.form
    made.save()
    audit.record(by, "survey.past", made, at=at)
    return made
