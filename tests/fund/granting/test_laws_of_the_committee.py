"""Each law of the committee, broken by a hand in the database: the database refuses, and says why."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from linli.fund.labels import Kind
from linli.fund.models import Application, Decision, Motion, Opinion, Proposal, Seat, Sitting, Slip, Vote
from linli.people.models import Person
from tests.fund.granted import a_committee, a_proposal, a_vote, put
from tests.fund.ground import Fund, a_fund

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund() -> Fund:
    """Five seats with an alternate for the donors', and a proposal that is put to the vote."""
    fund = a_fund()
    seats = a_committee(fund)
    other = Person.objects.create(community=fund.world.community, name="alternate", phone="10000019999")
    fund.world.people["alternate"] = other
    Sitting.objects.create(community=fund.world.community, seat=seats[4], person=other, alternate=True)
    put(fund, a_proposal(fund, 50_000))
    return fund


def proposal() -> Proposal:
    return Proposal.objects.get()


def seat(number: int) -> Seat:
    return Seat.objects.get(number=number)


def votes(fund: Fund, text: str) -> None:
    """Such as `1 yes, 3 no, 5 recused`."""
    for part in text.split(", "):
        number, choice = part.split()
        a_vote(fund, proposal(), seat(int(number)), choice)


def decision(fund: Fund, **more: Any) -> Decision:
    facts = {
        "says": "yes", "fen": 50_000, "yes": [1, 3, 5], "no": [], "recused": [], "reason": "该办",
        "day": f"{fund.clock:%Y-%m-%d}", "proposal": proposal().number, **more,
    }  # fmt: skip
    return fund.leaf(Kind.DECISION, **facts).decision


def refused(why: str = "") -> Any:
    return pytest.raises(DatabaseError, match=why or None)


def test_what_is_lawful_passes(fund: Fund) -> None:
    votes(fund, "1 yes, 2 no, 3 yes, 4 recused, 5 yes")
    made = decision(fund, no=[2], recused=[{"seat": 4, "reason": "避嫌"}])
    assert (made.says, made.fen, made.ordered) == ("yes", 50_000, 0)


DECISIONS: dict[str, tuple[str, dict[str, Any], str]] = {
    "too few vote": ("1 yes, 3 yes", {"yes": [1, 3]}, "more than half"),
    "a constituency is absent": ("1 yes, 2 yes, 3 yes", {"yes": [1, 2, 3]}, "three constituencies"),
    "it was recused": (
        "1 yes, 2 yes, 3 yes, 5 recused", {"yes": [1, 2, 3], "recused": [{"seat": 5, "reason": "x"}]},
        "three constituencies"),
    "a tie": ("1 yes, 3 no, 4 yes, 5 no", {"yes": [1, 4], "no": [3, 5]}, "more than half of the votes"),
    "a minority": ("1 yes, 3 no, 5 no", {"yes": [1], "no": [3, 5]}, "more than half of the votes"),
    "a no that is a yes": ("1 yes, 3 yes, 5 yes", {"says": "no", "fen": 0}, "more than half of the votes"),
    "a vote that was not cast": ("1 yes, 3 yes, 5 yes", {"yes": [1, 2, 3, 5]}, "as they were cast"),
    "a vote told the other way": ("1 yes, 3 yes, 5 no", {}, "as they were cast"),
    "a vote left out": ("1 yes, 3 yes, 4 no, 5 yes", {}, "as they were cast"),
    "a vote told twice": ("1 yes, 3 yes, 5 yes", {"yes": [1, 1, 3, 5]}, "as they were cast"),
    "a recusal left out": ("1 yes, 2 recused, 3 yes, 5 yes", {}, "as they were cast"),
    "a recusal that is none": (
        "1 yes, 2 no, 3 yes, 5 yes", {"recused": [{"seat": 2, "reason": "x"}]}, "as they were cast"),
    "more than was asked for": ("1 yes, 3 yes, 5 yes", {"fen": 50_001}, "no more is decided"),
    "no reason": ("1 yes, 3 yes, 5 yes", {"reason": " "}, "reason"),
    "dated ahead": ("1 yes, 3 yes, 5 yes", {"day": "2026-10-02"}, "dated after its votes"),
    "dated before its votes": ("1 yes, 3 yes, 5 yes", {"day": "2026-09-30"}, "dated after its votes"),
    "about nothing": ("1 yes, 3 yes, 5 yes", {"proposal": 2}, "about a proposal"),
    "a no with money": ("1 no, 3 no, 5 no", {"says": "no", "yes": [], "no": [1, 3, 5]}, ""),
    "a yes for nothing": ("1 yes, 3 yes, 5 yes", {"fen": 0}, ""),
    "neither": ("1 yes, 3 yes, 5 yes", {"says": "perhaps"}, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_is_refused(name: str, fund: Fund) -> None:
    cast, said, why = DECISIONS[name]
    votes(fund, cast)
    with refused(why), transaction.atomic():
        decision(fund, **said)
    assert not Decision.objects.exists()


def term(fund: Fund, number: int, **more: Any) -> Seat:
    facts = {"seat": number, "of": "resident", "from": "2026-01-01", "until": None, **more}
    fund.leaf(Kind.SEAT, **facts)
    return seat(number)


def test_a_committee_of_four_decides_nothing(fund: Fund) -> None:
    term(fund, 2, of="community", until="2026-09-30")
    votes(fund, "1 yes, 3 yes, 5 yes")
    with refused("five voting seats"), transaction.atomic():
        decision(fund)


def test_nor_does_one_of_six(fund: Fund) -> None:
    term(fund, 6)
    votes(fund, "1 yes, 2 yes, 3 yes, 5 yes")
    with refused("odd number"), transaction.atomic():
        decision(fund, yes=[1, 2, 3, 5])


def test_a_supervisor_is_not_counted_and_does_not_vote(fund: Fund) -> None:
    held = term(fund, 7, of="supervisor")
    Sitting.objects.create(community=fund.world.community, seat=held, person=fund.world.people["street"])
    with refused("open seat that votes"), transaction.atomic():
        a_vote(fund, proposal(), held)
    votes(fund, "1 yes, 3 yes, 5 yes")
    assert decision(fund).says == "yes"


def test_nothing_is_decided_against_the_last_word_of_the_party_committee(fund: Fund) -> None:
    votes(fund, "1 yes, 3 yes, 5 yes")
    day = f"{fund.clock:%Y-%m-%d}"
    fund.leaf(Kind.OPINION, proposal=proposal().number, says="return", day=day, minutes="ab" * 32, words="再议")
    with refused("heard before"), transaction.atomic():
        decision(fund)


def test_a_proposal_is_decided_once(fund: Fund) -> None:
    votes(fund, "1 yes, 3 yes, 5 yes")
    decision(fund)
    with refused(), transaction.atomic():
        decision(fund)


def test_nobody_votes_after_the_decision(fund: Fund) -> None:
    votes(fund, "1 yes, 3 yes, 5 yes")
    decision(fund)
    with refused("after the decision"), transaction.atomic():
        votes(fund, "2 no")


def test_a_seat_votes_once(fund: Fund) -> None:
    votes(fund, "1 yes")
    with refused(), transaction.atomic():
        votes(fund, "1 no")


def test_only_whoever_sits_there_votes_for_a_seat(fund: Fund) -> None:
    with refused("whoever sits on a seat"), transaction.atomic():
        a_vote(fund, proposal(), seat(1), person=fund.world.people["member2"])


def test_a_seat_whose_term_is_over_does_not_vote(fund: Fund) -> None:
    held = term(fund, 1, of="community", until="2026-09-30")
    with refused("open seat"), transaction.atomic():
        a_vote(fund, proposal(), held)


def test_before_the_motion_nobody_votes(fund: Fund) -> None:
    other = a_proposal(fund, 700)
    with refused("put to the vote"), transaction.atomic():
        a_vote(fund, other, seat(1))


def test_whoever_wrote_it_down_or_has_the_applicant_s_number_does_not_vote(fund: Fund) -> None:
    other = a_proposal(fund, 700)
    put(fund, other)
    member, office = fund.world.people["member3"], fund.world.people["office"]
    held = term(fund, 8)
    Sitting.objects.create(community=fund.world.community, seat=held, person=office)
    third = a_proposal(fund, 800, name="又一件")
    rows = {"applicant": "甲", "payee": "乙", "made_by": office, "made_at": fund.clock}
    leaf = fund.leaf(Kind.PROPOSAL, proposal="2026-009", sort="fee", name="丙", purpose="P01", fen=5, milestones=[])
    Application.objects.create(
        community=fund.world.community, proposal=leaf.proposal, payee_index=member.phone_index, **rows
    )
    put(fund, leaf.proposal)
    for about, who in ((other, held), (leaf.proposal, seat(3))):
        with refused("applies or is paid"), transaction.atomic():
            a_vote(fund, about, who)
        a_vote(fund, about, who, "recused")
    with refused("put to the vote"), transaction.atomic():
        a_vote(fund, third, held)


def test_who_applied_cannot_be_added_after_the_vote(fund: Fund) -> None:
    held = Application.objects.get()
    for change in ({"applicant_index": "x"}, {"made_by": fund.world.people["admin"]}, {"payee": "丁"}):
        with refused("append-only"), transaction.atomic():
            Application.objects.filter(pk=held.pk).update(**change)
    Application.objects.filter(pk=held.pk).update(applicant="", applicant_salt="")


def test_an_alternate_votes_once_the_whole_constituency_is_recused(fund: Fund) -> None:
    votes(fund, "1 yes, 3 yes")
    with refused("alternate votes once"), transaction.atomic():
        a_vote(fund, proposal(), seat(5), alternate=True)
    votes(fund, "5 recused")
    a_vote(fund, proposal(), seat(5), alternate=True)
    made = decision(fund, alternates=[5])
    assert made.says == "yes"


def test_a_supervisor_has_no_alternate_and_nobody_sits_on_two_seats(fund: Fund) -> None:
    held = term(fund, 7, of="supervisor")
    with refused("no alternate"), transaction.atomic():
        Sitting.objects.create(
            community=fund.world.community, seat=held, person=fund.world.people["street"], alternate=True
        )
    with refused("two seats"), transaction.atomic():
        Sitting.objects.create(community=fund.world.community, seat=held, person=fund.world.people["member1"])


def slip(fund: Fund, choice: str = "yes", who: str = "office") -> Slip:
    return Slip.objects.create(
        community=fund.world.community, proposal=proposal(), seat=seat(1), choice=choice, scan="ab" * 32,
        entered_by=fund.world.people[who], at=fund.tick(),
    )  # fmt: skip


def test_a_vote_on_paper_is_entered_by_two_people(fund: Fund) -> None:
    office, secretary = fund.world.people["office"], fund.world.people["secretary"]
    paper = {"means": "paper"}
    for more in ({"slip": slip(fund), "confirmed_by": office}, {"slip": slip(fund, "no"), "confirmed_by": secretary},
                 {"slip": slip(fund)}, {"confirmed_by": secretary}):  # fmt: skip
        with refused(), transaction.atomic():
            a_vote(fund, proposal(), seat(1), **paper, **more)
    assert a_vote(fund, proposal(), seat(1), **paper, slip=slip(fund), confirmed_by=secretary).means == "paper"


def test_a_recusal_says_why(fund: Fund) -> None:
    with refused(), transaction.atomic():
        a_vote(fund, proposal(), seat(1), "recused", reason="")


@pytest.mark.parametrize("said", [
    {"minutes": ""}, {"minutes": "no digest"}, {"says": "perhaps"}, {"says": "return", "words": ""},
    {"day": "2026-10-09"}, {"proposal": 2},
], ids=str)  # fmt: skip
def test_an_opinion_is_refused(said: dict[str, Any], fund: Fund) -> None:
    facts = {"proposal": proposal().number, "says": "agree", "day": "2026-10-01", "minutes": "ab" * 32, "words": "x"}
    with refused(), transaction.atomic():
        fund.leaf(Kind.OPINION, **{**facts, **said})
    assert Opinion.objects.count() == 1


def test_a_motion_waits_for_the_opinion(fund: Fund) -> None:
    other = a_proposal(fund, 700)
    with refused("heard before the vote"), transaction.atomic():
        Motion.objects.create(
            community=fund.world.community, proposal=other, until=fund.clock.date(),
            put_by=fund.world.people["secretary"], at=fund.tick(),
        )  # fmt: skip


@pytest.mark.parametrize("said", [
    {"purpose": "P09"}, {"fen": 0}, {"fen": -5}, {"sort": "gift"}, {"proposal": "2026-001"},
], ids=str)  # fmt: skip
def test_a_proposal_is_refused(said: dict[str, Any], fund: Fund) -> None:
    facts = {"proposal": "2026-077", "sort": "fee", "name": "丙", "purpose": "P01", "fen": 5, "milestones": []}
    with refused(), transaction.atomic():
        fund.leaf(Kind.PROPOSAL, **{**facts, **said})


@pytest.mark.parametrize("said", [
    {"of": "mayor"}, {"until": "2025-12-31"}, {"from": "2026-02-01"}, {"of": "resident", "from": "2026-01-01"},
], ids=str)  # fmt: skip
def test_a_seat_is_refused(said: dict[str, Any], fund: Fund) -> None:
    """A seat of no constituency, one that ends before it begins, a second term at once, another constituency."""
    facts = {"seat": 1, "of": "community", "from": "2026-01-01", "until": "2026-12-31", **said}
    with refused(), transaction.atomic():
        fund.leaf(Kind.SEAT, **facts)
    assert seat(1).until is None


def test_a_seat_follows_its_last_leaf_and_no_hand(fund: Fund) -> None:
    assert term(fund, 1, of="community", until="2026-12-31").until
    term(fund, 1, of="community")
    for change in ({"until": fund.clock.date() + timedelta(days=9)}, {"constituency": "donor"}, {"number": 9}):
        with refused(), transaction.atomic():
            Seat.objects.filter(number=1).update(**change)


TABLES = ("seat", "sitting", "proposal", "application", "opinion", "motion", "slip", "vote", "decision")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("how", ["DELETE FROM fund_{}", "TRUNCATE fund_{} CASCADE"])
def test_no_row_is_taken_out(table: str, how: str, fund: Fund) -> None:
    slip(fund)
    votes(fund, "1 yes, 3 yes, 5 yes")
    decision(fund)
    with refused(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(how.format(table))


CHANGED: dict[str, dict[str, Any]] = {
    "proposal": {"fen": 1}, "opinion": {"says": "return"}, "motion": {"until": "2026-01-01"}, "slip": {"choice": "no"},
    "vote": {"choice": "no"}, "decision": {"fen": 1}, "sitting": {"alternate": True},
}  # fmt: skip


@pytest.mark.parametrize("table", CHANGED)
def test_no_row_is_changed(table: str, fund: Fund) -> None:
    slip(fund)
    votes(fund, "1 yes, 3 yes, 5 yes")
    decision(fund)
    models = {
        "proposal": Proposal, "opinion": Opinion, "motion": Motion, "slip": Slip, "vote": Vote, "decision": Decision,
        "sitting": Sitting,
    }  # fmt: skip
    with refused("append-only"), transaction.atomic():
        models[table].objects.update(**CHANGED[table])  # type: ignore[attr-defined]


def again(row: Any, **changed: Any) -> None:
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(force_insert=True)


@pytest.mark.parametrize("make", [
    lambda leaf: again(Seat.objects.get(number=1), leaf=leaf, number=9),
    lambda leaf: again(Proposal.objects.get(), leaf=leaf, code="2026-005", number=3),
    lambda leaf: again(Opinion.objects.get(), leaf=leaf),
    lambda leaf: again(Decision.objects.get(), leaf=leaf),
], ids=["seat", "proposal", "opinion", "decision"])  # fmt: skip
def test_nothing_stands_that_the_log_does_not_tell(make: Callable[[Any], None], fund: Fund) -> None:
    votes(fund, "1 yes, 3 yes, 5 yes")
    decision(fund)
    with refused("leaf says"), transaction.atomic():
        make(fund.leaf(Kind.EXPLAINED, total=1, parts=[], why="x"))
