"""Every paper of those who serve and of what is done together, each from records that the verbs made."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import Any

from linli.bridge.models import Notice, Policy
from linli.forces import duties
from linli.forces.appointing import queries as appointing
from linli.forces.appointing import thanking
from linli.forces.duty import planning as duty
from linli.forces.duty import queries as turns_of
from linli.forces.duty import rules
from linli.forces.duty.planning import Turns
from linli.forces.models import Service
from linli.people.models import Appointment
from linli.projects.gatherings import noting, planning, queries
from linli.projects.models import Edition, Stall, Station, Thing
from linli.projects.sessions import queries as sessions
from linli.projects.sessions.booking import Wish, book
from linli.web.forces.calendar import duty_name
from linli.web.paper import (
    agreements,
    cards,
    handover,
    helping,
    kitchen,
    labels,
    lessons,
    letters,
    notices,
    policies,
    posters,
    receipts,
    serving,
    turns,
)
from linli.web.projects.gatherings import papers
from tests.builders import DAY, NOON, World, a_report
from tests.forces.alliance.helped import a_certificate, a_story, a_twofold, an_ally, an_hour
from tests.forces.nominated import a_nomination
from tests.fund.giving.given import an_agreement
from tests.fund.ground import a_fund
from tests.projects.held import a_line, a_stall, an_edition, an_item, held, opened
from tests.projects.lived import a_notice, a_policy, a_service, a_session, a_station, a_thing

Paper = tuple[str, str, Callable[[date], dict[str, Any]]]  # what it is, the kind of sheet, its data as of a day
LATER = NOON + timedelta(days=7)


def all_kinds(world: World, host: str) -> Iterator[Paper]:
    """Name, sheet and data of each; those of `together` last."""
    community, taken, listed = world.community, a_report(world), duties.of("steward")
    post = Appointment.objects.select_related("person", "micro_grid").get(person=world.people["steward"])
    by, steward = world.actor("office"), listed
    assert steward
    yield "a grid notice", "card", lambda day: cards.cards(community, world.grids[:1], day, host)
    yield "a stairwell poster", "poster", lambda day: posters.posters(community, world.stairwells[:1], day, host, 1)
    yield "a letter with its duty list", "letter", lambda day: letters.letter(post, community, steward, day)
    yield "a duty list", "letter", lambda day: letters.duty_list(steward, day)
    yield "a handover sheet", "handover", lambda day: handover.handover([post], community, by, NOON + (day - DAY))
    yield "a receipt", "receipt", lambda day: receipts.receipt(taken, day, host)
    yield "a lesson card", "lesson", lambda day: lessons.lesson("steward", host) | {"foot": str(day)}
    yield from _of_those_who_serve(world, post, host)
    yield from _of_helpers(world, host)
    yield from _of_gatherings(world, host)
    yield from _of_conveniences(world, host)


def _of_those_who_serve(world: World, post: Appointment, host: str) -> Iterator[Paper]:
    office = world.actor("office")
    given = thanking.thank(post.pk, "停水那三天挨家送水", by=office, at=NOON)
    yield "a letter of thanks", "thanks", lambda _day: serving.thanks(given)
    for name in ("齐秀兰", "石守信", "范玉洁"):
        a_nomination(world, at="noticed", name=name)
    named = list(appointing.on_notice(DAY))
    yield "a notice of those to be appointed", "notice", lambda day: serving.notice(named, day, host)
    first, last = rules.month_of(DAY)
    leader = world.people["leader"].pk
    duty.enter(Turns("leader", leader, DAY, last, time(0), time(0), "", None, 1), by=office, at=NOON)
    rows, heads = turns_of.calendar(world.community.pk, first, last), [duty_name(*row) for row in turns_of.ROWS]
    yield "a month of duty", "duty", lambda day: turns.calendar(world.community, first, heads, rows, day, host)


def _of_helpers(world: World, host: str) -> Iterator[Paper]:
    ally = an_ally(world, kind="twofold")
    story, one, kept = a_story(world, ally), a_certificate(world, ally), a_twofold(ally)
    an_hour(ally, by=world.actor("office"), start=14, end=15)
    rows = list(Service.objects.filter(ally=ally))
    yield "a certificate of service", "helping", lambda _day: helping.certificate(one, host)
    yield "a thank-you card", "helping", lambda _day: helping.card(story)
    yield "a return to a work unit", "helping", lambda day: helping.unit_return(ally, kept, rows, day)


def _of_gatherings(world: World, host: str) -> Iterator[Paper]:
    office, fund, edition = world.actor("office"), a_fund(world), an_edition(world)
    stall = a_stall(edition, world, an_agreement(fund), number=1)
    for n in range(2, 13):
        a_stall(edition, world, number=n, name=f"柳荫第{n}摊")
    item = an_item(edition, world)
    edition = opened(edition, world)
    for n in range(12):
        a_line(edition, world, item, name=f"{n}楼张姐", phone=f"1000000{n:04}")
    signed = Stall.objects.get(pk=stall.pk)
    yield "an agreement of a stall", "agreement", lambda day: agreements.agreement(signed, day)
    ahead = queries.public(edition.pk)
    yield "a poster of a gathering", "gathering-poster", lambda day: papers.poster_of(ahead, day, host)
    yield "a sheet to sign up on", "gathering-sheet", lambda day: papers.sheet_of(ahead, day)
    told = _told(world, edition, stall)
    yield "a result of a gathering", "gathering-result", lambda _day: papers.result_of(told, host)
    row = next(one for one in queries.settling(told) if one.fen)
    yield "a merchant's thank-you", "gathering-thanks", lambda day: papers.thanks_of(told, row, day, host)
    assert office


def _told(world: World, edition: Edition, stall: Stall) -> Edition:
    """The same after the day: counted, stated, with produce and a cost, published."""
    office, about = world.actor("office"), edition.pk
    held(edition, world)
    noting.state_sales(about, {stall.pk: (100_000, 0)}, by=office, at=LATER)
    noting.note_produce(about, "伊川", "红薯", 2_600_000, "ton", by=office, at=LATER)
    noting.note_cost(about, "桌椅", 30_000, "unit", "顺心运输（演示）", by=office, at=LATER)
    planning.tell(about, "谢谢大家", by=office, at=LATER, version=Edition.objects.get(pk=about).version)
    return queries.public(about)


def _of_conveniences(world: World, host: str) -> Iterator[Paper]:
    for n in range(10):
        a_thing(world, name=f"一号院工具箱{n}")
    things = list(Thing.objects.select_related("community", "micro_grid", "compound", "proposal"))
    yield "labels of ten things", "labels", lambda day: labels.things(things, day, host)
    a_station(world)
    stations = list(Station.objects.select_related("community"))
    yield "a label of a station", "labels", lambda day: labels.stations(stations, day, host)
    time_ = a_session(world, a_service(world, delivers=True), seats=30, dishes=("鱼", "豆腐"))
    for n in range(14):
        wish = Wish(f"小马{n}", dish="鱼" if n % 3 else "豆腐", diet="少盐" if n % 4 == 0 else "",
                    stairwell=world.stairwells[n % len(world.stairwells)].pk, door=f"{n}01")  # fmt: skip
        book(time_.pk, wish, by=world.visitor, at=NOON)
    rows = list(sessions.bookings(time_))
    yield "a kitchen's list", "kitchen", lambda day: kitchen.kitchen_list(time_, rows, day, host)
    yield "a sheet of a delivery round", "round", lambda day: kitchen.round_sheet(time_, rows, day, host)
    notice = Notice.objects.select_related("community").get(pk=a_notice(world).pk)
    yield "a notice for everyone", "tidings", lambda day: notices.sheet(notice, day, host)
    yield "the same as a picture for a chat", "tidings-picture", lambda day: notices.sheet(notice, day, host)
    card = Policy.objects.select_related("community").get(pk=a_policy(world).pk)
    yield "a policy card", "policy", lambda day: policies.sheet(card, day, host)
