"""Each law of a residents' vote, broken by a hand in the database: the database refuses, and says why."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from linli.fund.books.writing import said
from linli.fund.labels import Kind
from linli.fund.models import (
    Announced,
    Candidate,
    Code,
    Leaf,
    Poll,
    Pool,
    Purpose,
)
from linli.fund.voting import announcing
from linli.people.models import Person
from tests.fund.voting.broken import D, another, ballot, first, handed_in, leaf, refused
from tests.fund.voting.polled import CLOSES, Voting, a_voting

pytestmark = pytest.mark.django_db


@pytest.fixture
def voting() -> Voting:
    return a_voting()


def told(kind: str) -> dict[str, Any]:
    """What a leaf of the kind says, without its kind and time."""
    facts = said(Leaf.objects.get(kind=kind))
    return {name: value for name, value in facts.items() if name not in ("kind", "at")}


# ── the announcement ─────────────────────────────────────────────────────────


def facts_of(voting: Voting, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The leaf that would announce a prepared vote, which is not announced."""
    kept: dict[str, Any] = {}

    class Stop(Exception):
        pass

    def keep(_community: object, _kind: object, facts: dict[str, Any], **_more: Any) -> None:
        kept.update(facts)
        raise Stop

    monkeypatch.setattr(announcing, "append", keep)
    with pytest.raises(Stop):
        announcing.announce(voting.poll.pk, **voting.at("office"))
    return kept


def without(rows: list[Any]) -> list[Any]:
    return rows[1:]


ANNOUNCED: dict[str, tuple[Callable[[dict[str, Any]], dict[str, Any]], str]] = {
    "another name": (lambda f: {"name": "别的"}, "as it was prepared"),
    "other words": (lambda f: {"words": "x"}, "as it was prepared"),
    "another last day": (lambda f: {"closes": "2026-10-07"}, "as it was prepared"),
    "fewer ticks": (lambda f: {"least": 1}, "as it was prepared"),
    "no such vote": (lambda f: {"vote": "2026-V9"}, "as it was prepared"),
    "more money": (lambda f: {"pools": first(f["pools"], yuan=501)}, "money of a vote"),
    "a pool left out": (lambda f: {"pools": without(f["pools"])}, "money of a vote"),
    "a pool told twice": (lambda f: {"pools": [*f["pools"], f["pools"][0]]}, "money of a vote"),
    "no money": (lambda f: {"pools": []}, "money of a vote"),
    "another cost": (lambda f: {"projects": first(f["projects"], yuan=1)}, "projects of a vote"),
    "another purpose": (lambda f: {"projects": first(f["projects"], purpose="P00")}, "projects of a vote"),
    "a project renamed": (lambda f: {"projects": first(f["projects"], name="x")}, "projects of a vote"),
    "a project left out": (lambda f: {"projects": without(f["projects"])}, "projects of a vote"),
    "a project twice": (lambda f: {"projects": [*f["projects"], f["projects"][0]]}, "projects of a vote"),
    "a project struck in the log alone": (
        lambda f: {"struck": [{"project": 1, "name": "x", "reason": "y"}]}, "struck"),
    "no codes": (lambda f: {"codes": []}, "each household has a code"),
    "a code that is no digest": (lambda f: {"codes": ["ABCD"]}, "each household has a code"),
    "a digest in capitals": (lambda f: {"codes": ["AB" * 32]}, "each household has a code"),
    "a code twice": (lambda f: {"codes": [D, D]}, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", ANNOUNCED)
def test_an_announcement_is_refused(name: str, voting: Voting, monkeypatch: pytest.MonkeyPatch) -> None:
    change, why = ANNOUNCED[name]
    voting.prepared()
    facts = facts_of(voting, monkeypatch)
    with refused(why), transaction.atomic():
        leaf(voting, Kind.VOTE, {**facts, **change(facts)})
    assert not Announced.objects.exists() and not Code.objects.exists()
    leaf(voting, Kind.VOTE, facts)
    assert Code.objects.count() == 8


def test_it_comes_before_the_opening(voting: Voting, monkeypatch: pytest.MonkeyPatch) -> None:
    voting.prepared()
    facts = facts_of(voting, monkeypatch)
    voting.day(date(2026, 10, 3), 0)
    with refused("before the day"), transaction.atomic():
        leaf(voting, Kind.VOTE, facts)


def test_what_is_struck_is_told(voting: Voting, monkeypatch: pytest.MonkeyPatch) -> None:
    voting.prepared()
    Candidate.objects.filter(number=3).update(struck="树要移走")
    facts = facts_of(voting, monkeypatch)
    for struck in ([], first(facts["struck"], reason="别的")):
        with refused("struck"), transaction.atomic():
            leaf(voting, Kind.VOTE, {**facts, "struck": struck})


@pytest.mark.parametrize(("change", "why"), [
    (lambda: Pool.objects.filter(yuan=1_000).update(yuan=2_001), "no more than its purposes hold"),
    (lambda: Candidate.objects.filter(number=1).update(yuan=1_001), "money of its purpose"),
    (lambda: Candidate.objects.filter(number=1).update(purpose=Purpose.objects.get(code="P02")), "of its purpose"),
    (lambda: Candidate.objects.update(struck="x"), "a vote has projects|projects of a vote"),
])  # fmt: skip
def test_what_cannot_be_paid_is_not_announced(
    change: Callable[[], None], why: str, voting: Voting, monkeypatch: pytest.MonkeyPatch
) -> None:
    voting.prepared()
    change()
    monkeypatch.setattr(announcing, "_check", lambda poll, at: None)
    facts = facts_of(voting, monkeypatch)
    with refused(why), transaction.atomic():
        leaf(voting, Kind.VOTE, facts)


def test_money_for_named_people_is_not_voted_on(voting: Voting, monkeypatch: pytest.MonkeyPatch) -> None:
    voting.prepare()
    fund = voting.walk.fund
    fund.leaf(Kind.PURPOSE, purpose="P03", name="给小明", restricted=True, agency=True, words="")
    named = fund.purpose("P03")
    Pool.objects.create(community_id=fund.community, poll=voting.poll, purpose=named, yuan=1)
    Candidate.objects.create(
        community_id=fund.community, poll=voting.poll, number=1, name="x", yuan=1, purpose=named
    )  # fmt: skip
    monkeypatch.setattr(announcing, "_check", lambda poll, at: None)
    facts = facts_of(voting, monkeypatch)
    with refused("no more than its purposes hold"), transaction.atomic():
        leaf(voting, Kind.VOTE, facts)


def test_a_vote_is_announced_once(voting: Voting) -> None:
    voting.announced()
    facts = told("vote")
    voting.walk.fund.clock -= timedelta(days=1)
    with refused(), transaction.atomic():
        leaf(voting, Kind.VOTE, {**facts, "codes": [D]})


CHANGES: dict[str, Callable[[Voting], object]] = {
    "the name": lambda v: Poll.objects.update(name="x"),
    "the last day": lambda v: Poll.objects.update(closes=date(2026, 10, 9)),
    "the least number": lambda v: Poll.objects.update(least=1),
    "the money": lambda v: Pool.objects.update(yuan=1),
    "a cost": lambda v: Candidate.objects.filter(number=1).update(yuan=1),
    "a project struck": lambda v: Candidate.objects.filter(number=1).update(struck="x"),
    "a project more": lambda v: Candidate.objects.create(
        community_id=v.poll.community_id, poll=v.poll, number=9, name="x", yuan=1, purpose=v.walk.fund.purpose("P01")
    ),
    "money more": lambda v: Pool.objects.create(
        community_id=v.poll.community_id, poll=v.poll, purpose=v.walk.fund.purpose("P02"), yuan=1
    ),
    "a project taken out": lambda v: Candidate.objects.filter(number=1).delete(),
    "money taken out": lambda v: Pool.objects.filter(yuan=500).delete(),
    "the vote taken out": lambda v: Poll.objects.all()._raw_delete("default"),
    "a project moved to another vote": lambda v: Candidate.objects.filter(number=1).update(poll=another(v)),
    "a project moved in": lambda v: Candidate.objects.filter(poll=another(v)).update(poll=v.poll),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_announced_is_not_changed(name: str, voting: Voting) -> None:
    voting.announced()
    with refused("announced is not changed"), transaction.atomic():
        CHANGES[name](voting)


# ── codes ────────────────────────────────────────────────────────────────────


REISSUED: dict[str, tuple[dict[str, Any], str]] = {
    "a code that was not given out": ({"void": D}, "was given out"),
    "no reason": ({"words": " "}, "with a reason"),
    "no digest": ({"code": "ABCD"}, "with a reason"),
    "no such vote": ({"vote": 0}, "vote is open"),
}


@pytest.mark.parametrize("name", REISSUED)
def test_a_replacement_is_refused(name: str, voting: Voting) -> None:
    voting.announced()
    change, why = REISSUED[name]
    facts = {"vote": voting.poll.announced.number, "void": voting.slips[0].code.digest, "code": D, "words": "丢了"}
    with refused(why), transaction.atomic():
        leaf(voting, Kind.REISSUE, {**facts, **change})
    leaf(voting, Kind.REISSUE, facts)
    for again in ({"code": "cd" * 32}, {"void": D, "code": facts["void"]}):
        with refused(), transaction.atomic():
            leaf(voting, Kind.REISSUE, {**facts, **again})


def test_after_the_last_day_no_code_is_replaced(voting: Voting) -> None:
    voting.announced()
    lost = voting.slips[0].code.digest
    voting.day(CLOSES + timedelta(days=1))
    with refused("vote is open"), transaction.atomic():
        leaf(voting, Kind.REISSUE, {"vote": voting.poll.announced.number, "void": lost, "code": D, "words": "x"})


def test_no_code_comes_from_a_hand(voting: Voting) -> None:
    voting.announced()
    one = Code.objects.order_by("place")[0]
    row = {"community_id": one.community_id, "poll": one.poll, "leaf": one.leaf}
    for more in ({"place": 99, "digest": D}, {"place": 98, "digest": D, "replaces": one}):
        with refused("given out by its leaf"), transaction.atomic():
            Code.objects.create(**row, **more)


# ── ballots ──────────────────────────────────────────────────────────────────


BALLOTS: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown project": ({"ticks": "[1,2,9]"}, "ticks projects"),
    "too few": ({"ticks": "[1,2]"}, "ticks projects"),
    "none": ({"ticks": "[]"}, "ticks projects"),
    "twice the same": ({"ticks": "[1,1,2]"}, "ticks projects"),
    "out of order": ({"ticks": "[3,2,1]"}, "ticks projects"),
    "no list": ({"ticks": "oh"}, ""),
    "a number left out": ({"number": 2}, "numbered one after the other"),
    "by neither way": ({"means": "voice"}, ""),
    "on paper without paper": ({"means": "paper"}, ""),
}


@pytest.mark.parametrize("name", BALLOTS)
def test_a_ballot_is_refused(name: str, voting: Voting) -> None:
    voting.announced()
    more, why = BALLOTS[name]
    with refused(why), transaction.atomic():
        ballot(voting, **more)
    assert ballot(voting).number == 1


def test_a_struck_project_cannot_be_ticked(voting: Voting) -> None:
    voting.prepared()
    Candidate.objects.filter(number=3).update(struck="x")
    announcing.announce(voting.poll.pk, **voting.at("office"))
    voting.day(date(2026, 10, 3))
    with refused("ticks projects"), transaction.atomic():
        ballot(voting)


@pytest.mark.parametrize("day", [date(2026, 10, 2), date(2026, 10, 7)], ids=["early", "late"])
def test_a_ballot_out_of_its_days_is_refused(day: date, voting: Voting) -> None:
    voting.announced()
    voting.day(day)
    with refused("while its vote is open"), transaction.atomic():
        ballot(voting)


def test_a_void_code_votes_no_more(voting: Voting) -> None:
    voting.announced()
    lost = voting.slips[0].code
    announcing.replace(voting.poll.pk, voting.slips[0].number, "丢了", **voting.at("office"))
    with refused("valid code"), transaction.atomic():
        ballot(voting, code=lost)
    with refused("valid code"), transaction.atomic():
        handed_in(voting, code=lost)


def person(voting: Voting, name: str) -> Person:
    return voting.walk.fund.world.people[name]


def test_a_ballot_on_paper_is_entered_by_two_people(voting: Voting) -> None:
    voting.announced()
    office, secretary = person(voting, "office"), person(voting, "secretary")
    paper, other = handed_in(voting), handed_in(voting, ticks="[1,2,4]")
    for more in ({"paper": paper, "confirmed_by": office}, {"paper": other, "confirmed_by": secretary},
                 {"paper": paper}, {"confirmed_by": secretary}):  # fmt: skip
        with refused(), transaction.atomic():
            ballot(voting, means="paper", **more)
    ballot(voting, means="paper", paper=paper, confirmed_by=secretary)
    with refused("stands"), transaction.atomic():
        ballot(voting, number=2)
    with refused("stands"), transaction.atomic():
        handed_in(voting)


@pytest.mark.parametrize("ticks", ["[1,2]", "[1,2,9]", "[2,1,3]"])
def test_paper_keeps_the_rules_too(ticks: str, voting: Voting) -> None:
    voting.announced()
    with refused("ticks projects"), transaction.atomic():
        handed_in(voting, ticks=ticks)
