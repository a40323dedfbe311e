"""Verbs on certificates and the export: only what the log holds, free of charge, on request."""

from datetime import date, datetime
from io import BytesIO
from uuid import UUID

import xlsxwriter

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.forces.alliance import queries, rules, skills
from linli.forces.alliance.refusals import NoHours
from linli.forces.models import Ally, Certificate, Service
from linli.foundation import clock
from linli.foundation.fields import readable_code
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.territory.models import Community

NUMBER = 12
# what batch forms of the national volunteer system ask for; the column of the identity number stays blank
COLUMNS = (
    ("姓名", 12), ("联系方式", 16), ("证件号码", 20), ("服务项目名称", 24), ("开始时间", 18), ("结束时间", 18),
    ("服务时长（小时）", 12), ("服务类别", 12), ("服务内容", 36), ("服务地点", 16), ("记录单位", 20), ("备注", 24),
)  # fmt: skip
NO_NUMBER = "系统不留证件号码，请由本人在全国系统自行核对"
MOST_ROWS = 100_000


@writes
def certify(ally_id: UUID, since: date, until: date, *, by: Actor, at: datetime) -> Certificate:
    """What was confirmed on these days, as a certificate with a number. Raises `NoHours`.

    Asked for the same days again with nothing new in the log, the one that stands is given.
    """
    ally = queries.locked_ally(ally_id)
    gate.require(by, "certificate.issue", ally)
    until = min(until, clock.today(at))
    found = queries.confirmed(ally.pk, since, until)
    if not found.minutes or until < since:
        raise NoHours(field="since")
    same = Certificate.objects.filter(ally=ally, since=since, until=until, withdrawn_at=None)
    known = same.filter(minutes=found.minutes, times=found.times).first()
    if known is not None and queries.holds_true(known):
        return known
    made = Certificate(
        community_id=ally.community_id, ally=ally, number=readable_code(NUMBER), name=ally.called, since=since,
        until=until, minutes=found.minutes, times=found.times, skills=" ".join(found.skills), issued_at=at,
        issued_by_id=by.person_id,
    )  # fmt: skip
    made.save(force_insert=True)
    audit.record(by, "certificate.issue", made, at=at, code=made.number)
    return made


@writes
def withdraw(certificate_id: UUID, reason: str, *, by: Actor, at: datetime) -> Certificate:
    """A certificate that should not have been given: whoever checks its number reads that it is void."""
    one = there(Certificate.objects.filter(pk=certificate_id).select_related("ally"))
    gate.require(by, "certificate.withdraw", one.ally)
    if not reason.strip():
        raise Missing(field="reason")
    if one.withdrawn_at is None:
        one.withdrawn_at = at
        one.save(update_fields=["withdrawn_at"])
        audit.record(by, "certificate.withdraw", one, at=at, words=reason.strip())
    return one


@writes
def take_out(since: date, until: date, reason: str, *, by: Actor, at: datetime) -> bytes:
    """The confirmed hours of some days as a workbook for the national system; who took it, and why, stays noted."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, "service.export", community)
    if not reason.strip():
        raise Missing(field="reason")
    rows = Service.objects.filter(community=community, live=True).exclude(confirmed="")
    rows = rows.filter(start__gte=queries.midnight(since), start__lt=queries.midnight(until, 1))
    found = list(rows.select_related("ally", "need").order_by("start", "id")[:MOST_ROWS])
    code = f"{since}..{until}:{len(found)}"
    audit.record(by, "service.export", community, at=at, code=code, words=reason.strip())
    return _book(found, community)


def _book(rows: list[Service], community: Community) -> bytes:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet("服务时长")
        head = book.add_format({"bold": True, "bg_color": "#e8f0fa", "border": 1, "text_wrap": True})
        for column, (name, width) in enumerate(COLUMNS):
            page.write_string(0, column, name, head)
            page.set_column(column, column, width)
        page.freeze_panes(1, 0)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(_line(row, row.ally, community)):
                page.write_string(number, column, value)
    return buffer.getvalue()


def _line(row: Service, ally: Ally, community: Community) -> list[str]:
    start, end = (f"{moment.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}" for moment in (row.start, row.end))
    place = row.need.place_words if row.need else ""
    kind = skills.named(row.skill, "zh")
    hours = rules.hours(row.minutes)
    return [
        ally.called,
        ally.phone,
        "",
        row.title,
        start,
        end,
        hours,
        kind,
        row.words,
        place,
        community.name,
        NO_NUMBER,
    ]
