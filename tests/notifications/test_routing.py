"""Which letter goes by which carrier: each reader by the first way that fits, and never a private matter to a group."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import ClassVar

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from linli.cases.matter import actions
from linli.foundation import table
from linli.notifications import carriers, delivery, queries, rules
from linli.notifications.actions import Reader, post
from linli.notifications.carriers import Configuration
from linli.notifications.carriers.port import CarrierTrouble
from linli.notifications.carriers.senders import Sender
from linli.notifications.labels import Carrier, State
from linli.notifications.models import Letter
from linli.people.models import Consent, Person
from linli.territory.models import MicroGrid
from tests.builders import NOON, World, a_report, a_world

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
VIOLENCE = "邻居家在打人，孩子在哭，家暴"


@dataclass
class Loft:
    """Pigeons of every kind, which remember what they carried; those that are `ill` carry nothing."""

    sent: list[tuple[str, str, str]] = field(default_factory=list)
    ill: dict[str, CarrierTrouble] = field(default_factory=dict)

    def pigeon(self, name: str, *serves: str, others: tuple[str, ...] = (), per_minute: int = 0) -> Sender:
        return Sender(name, name.split(".")[0], Pigeon(name, self), frozenset(serves), frozenset(others), per_minute)

    def by(self, name: str) -> list[str]:
        return [to for carrier, to, _ in self.sent if carrier == name]


@dataclass
class Pigeon:
    name: str
    loft: Loft
    leaves: ClassVar[bool] = True

    def send(self, to: str, text: str, letter: str) -> str:
        if self.name in self.loft.ill:
            raise self.loft.ill[self.name]
        self.loft.sent.append((self.name, to, text))
        return "ok"


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def loft(monkeypatch: pytest.MonkeyPatch) -> Loft:
    """Text messages, e-mail, a WeCom group of the first general grid and one of the whole community."""
    made = Loft()
    have(
        monkeypatch,
        made.pigeon("sms"),
        made.pigeon("mail"),
        made.pigeon("wecom.first", "第1网格"),
        made.pigeon("wecom.all", others=("第1网格",)),
    )
    return made


def have(monkeypatch: pytest.MonkeyPatch, *senders: Sender) -> None:
    monkeypatch.setattr(carriers, "_held", [(Configuration(address="https://linli.example.cn"), senders)])


def writes_from(world: World, name: str, email: str = "", phone: str | None = None) -> Person:
    person = world.people[name]
    person.email = email
    if phone is not None:
        person.phone, person.phone_index = phone, ""
    person.save()
    return person


def ask(world: World, name: str = "steward") -> Letter:
    person = world.people[name]
    reader = Reader(person=person.pk, reachable=bool(person.phone))
    return post("case_assigned", [reader], about=person, at=NOON, params={"place": "1号院", "title": "灯"})[0]


def fresh(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def test_the_table_is_whole_and_each_fault_in_it_is_named() -> None:
    assert rules.problems(rules.ROUTES) == []
    head = "kind reader ways group\n"
    rows = [" ".join(row.values()) for row in rules.ROUTES.rows]
    planted = {
        "case_closed: has a sentence": [row for row in rows if "case_closed" not in row],
        "case_dreamt: has a sentence": [*rows, "case_dreamt staff sms -"],
        "case_assigned: copied": [row.replace("sms,mail -", "sms,mail copy") for row in rows],
        "case_resolved: a reporter": [row.replace("reporter sms -", "reporter sms,mail -") for row in rows],
        "case_closed: what is said to one": [row.replace("reporter sms -", "reporter sms copy") for row in rows],
        "neighbour: no such reader": [row.replace("called", "neighbour") for row in rows],
        "pigeon: no such way": [row.replace("sms,mail", "sms,pigeon") for row in rows],
    }
    for words, table_rows in planted.items():
        found = rules.problems(table.read(head + "\n".join(table_rows), key="kind"))
        assert any(problem.startswith(words) for problem in found), words


def test_the_number_comes_before_the_address(world: World, loft: Loft) -> None:
    person = writes_from(world, "steward", "steward@example.cn")
    ask(world)
    delivery.deliver(lambda: NOON)
    assert [(way, to) for way, to, _ in loft.sent] == [("sms", person.phone)]


def test_who_has_no_number_gets_an_e_mail(world: World, loft: Loft) -> None:
    writes_from(world, "steward", "steward@example.cn", phone="")
    letter = ask(world)
    delivery.deliver(lambda: NOON)
    assert [(way, to) for way, to, _ in loft.sent] == [("mail", "steward@example.cn")]
    assert (fresh(letter).state, fresh(letter).told_means) == (State.TOLD, "mail")


def test_without_a_gateway_staff_are_written_to(world: World, loft: Loft, monkeypatch: pytest.MonkeyPatch) -> None:
    have(monkeypatch, loft.pigeon("mail"))
    writes_from(world, "steward", "steward@example.cn")
    ask(world)
    delivery.deliver(lambda: NOON)
    assert loft.by("mail") == ["steward@example.cn"]


def test_a_number_alone_is_never_taken_for_an_address(
    world: World, loft: Loft, monkeypatch: pytest.MonkeyPatch
) -> None:
    have(monkeypatch, loft.pigeon("mail"))
    about, params = world.people["steward"], {"place": "1号院", "link": "/c/x/"}
    letter = post("callout_urgent", [Reader(number="10000000099")], about=about, at=NOON, params=params)[0]
    delivery.deliver(lambda: NOON)
    assert (loft.sent, fresh(letter).state, fresh(letter).carrier) == ([], State.WAITING, Carrier.SMS)


def test_who_withdrew_the_consent_to_messages_is_written_to_or_called(world: World, loft: Loft) -> None:
    for name, email in (("steward", "steward@example.cn"), ("leader", "")):
        person = writes_from(world, name, email)
        row = {"community": world.community, "person": person, "purpose": "letters", "means": "desk"}
        Consent.objects.create(given_at=NOON, withdrawn_at=NOON, **row)
    written, called = ask(world, "steward"), ask(world, "leader")
    delivery.deliver(lambda: NOON)
    assert (loft.by("sms"), loft.by("mail")) == ([], ["steward@example.cn"])
    assert (fresh(written).state, fresh(called).carrier) == (State.TOLD, Carrier.CALL)


def test_a_number_that_is_refused_leads_to_the_address(world: World, loft: Loft) -> None:
    writes_from(world, "steward", "steward@example.cn")
    loft.ill["sms"] = CarrierTrouble("HTTP 400", retry=False)
    letter = ask(world)
    delivery.deliver(lambda: NOON)
    assert (fresh(letter).state, fresh(letter).told_means, loft.by("mail")) == (
        State.TOLD, "mail", ["steward@example.cn"]
    )  # fmt: skip


def test_a_dead_gateway_stops_no_other_carrier(world: World, loft: Loft) -> None:
    """Fifty text messages wait before the only e-mail, and a group's robot is deaf as well."""
    loft.ill["sms"] = loft.ill["wecom.first"] = CarrierTrouble("no answer", retry=True)
    for _ in range(50):
        ask(world)
    writes_from(world, "leader", "leader@example.cn", phone="")
    ask(world, "leader")
    a_report(world, place=0)
    a_report(world, place=3)
    delivery.deliver(lambda: NOON)
    assert (loft.by("sms"), loft.by("mail"), loft.by("wecom.all")) == ([], ["leader@example.cn"], [""])
    assert Letter.objects.filter(attempts__gt=0, carrier="sms").count() == delivery.TROUBLES_IN_A_ROW


def test_a_new_matter_is_copied_to_the_group_of_its_grid_without_a_word_of_it(world: World, loft: Loft) -> None:
    a_report(world, "三单元楼道灯不亮，张三 13800000000 说的", place=0, name="李四", phone="10000000099")
    delivery.deliver(lambda: NOON)
    texts = [text for way, _, text in loft.sent if way == "wecom.first"]
    assert texts == ["1-1微网格：有一件新事项，请负责的邻长、网格长打开查看：https://linli.example.cn/start/"]
    assert len(loft.by("sms")) == 1, "beside the steward's own letter"


@given(words=st.text(min_size=1, max_size=60))
def test_nothing_that_was_said_reaches_a_group(words: str) -> None:
    letter = Letter(kind="case_urgent", carrier="wecom", params={"title": words, "place": words})
    letter.micro_grid = a_grid()
    assert delivery.render(letter, "https://a.cn") == delivery.render(
        Letter(kind="case_urgent", carrier="wecom", micro_grid=a_grid()), "https://a.cn"
    )


def a_grid() -> MicroGrid:
    return MicroGrid(name="1-1微网格")


def test_a_grid_without_a_group_of_its_own_is_told_in_the_community_s(world: World, loft: Loft) -> None:
    a_report(world, place=3)
    delivery.deliver(lambda: NOON)
    assert (loft.by("wecom.all"), loft.by("wecom.first")) == ([""], [])


def test_a_copy_that_no_group_takes_is_thrown_away(world: World, loft: Loft, monkeypatch: pytest.MonkeyPatch) -> None:
    have(monkeypatch, loft.pigeon("wecom.first", "第1网格"))
    case = a_report(world, place=3).case
    assert (delivery.deliver(lambda: NOON), queries.unsent_copies().count()) == (0, 1)
    assert not queries.about(case.pk).filter(carrier="wecom").exists(), "nobody was told so"
    delivery.deliver(lambda: NOON + queries.COPY_LIVES)
    assert queries.unsent_copies().count() == 0


def test_a_private_matter_never_goes_to_a_group(world: World, loft: Loft) -> None:
    case = a_report(world, VIOLENCE).case
    assert case.sealed
    delivery.deliver(lambda: NOON)
    assert not Letter.objects.filter(about_id=case.pk, carrier__in=rules.GROUPS).exists()
    assert loft.by("wecom.first") == loft.by("wecom.all") == []


@pytest.mark.parametrize(
    "bared", [{"sealed": True}, {"params": {"title": "张三家漏水"}}, {"number": "10000000099"}, {"person": "steward"}]
)
def test_the_database_itself_refuses_a_copy_that_bares_something(world: World, bared: dict[str, object]) -> None:
    """The breach: a program that forgot the rule, and puts a private or speaking copy into the outbox."""
    if "person" in bared:
        bared = {"person": world.people["steward"]}
    row = {"community": world.community, "kind": "case_collected", "carrier": "wecom", "posted_at": NOON}
    Letter.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(**row, **bared)


def test_a_matter_that_turns_out_private_is_taken_out_of_the_group_and_off_the_lists(world: World, loft: Loft) -> None:
    taken = a_report(world, phone="10000000099")
    case = actions.confirm_kind(
        taken.case_id, taken.case.kind, by=world.actor("leader"), at=NOON, version=1, sealed=True
    )
    actions.resolve_on_spot(case.pk, actions.Result("solved"), by=world.actor("leader"), at=NOON, version=case.version)
    delivery.deliver(lambda: NOON)
    assert loft.by("wecom.first") == []
    assert not Letter.objects.filter(about_id=case.pk, sealed=False).exists()


def test_no_more_than_twenty_a_minute_go_to_one_group(
    world: World, loft: Loft, monkeypatch: pytest.MonkeyPatch
) -> None:
    have(
        monkeypatch,
        loft.pigeon("wecom.first", "第1网格", per_minute=20),
        loft.pigeon("wecom.all", others=("第1网格",), per_minute=20),
    )
    row = {"community": world.community, "kind": "case_collected", "carrier": "wecom", "posted_at": NOON}
    for grid, many in ((world.generals[0], 25), (world.generals[1], 2)):
        Letter.objects.bulk_create(Letter(general_grid=grid, **row) for _ in range(many))
    for at, told in ((NOON, 20), (NOON + MINUTE / 2, 20), (NOON + MINUTE, 25)):
        delivery.deliver(lambda: at)  # noqa: B023 - called at once
        assert (len(loft.by("wecom.first")), len(loft.by("wecom.all"))) == (told, 2)
