"""From a seat to a decision: what passes, and what is refused with a sentence."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest

from linli.access.queries import actor_of
from linli.foundation import clock
from linli.foundation.refusals import Missing, NotAllowed
from linli.fund.granting import queries, refusals
from linli.fund.granting.deciding.proposing import Asked, Heard, Party, hear, propose
from linli.fund.granting.deciding.seating import end_term, name_to_everyone
from linli.fund.granting.deciding.voting import confirm_slip, enter_slip, remark, vote
from linli.fund.models import Application, Decision, Leaf, Proposal, Remark, Seat, Sitting, Slip, Vote
from linli.notifications.models import Letter
from tests.fund.granting.walked import ASKED, Walk, a_scan, a_walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> Walk:
    return a_walk()


def told(kind: str) -> set[str]:
    return {letter.person.name for letter in Letter.objects.filter(kind=kind) if letter.person}


# seats


def test_a_seat_lets_its_holder_in_from_its_day_on(walk: Walk) -> None:
    person, today = walk.fund.world.people["m1"], clock.today(walk.fund.clock)
    assert "committee" in actor_of(person, today, True).roles
    leaf = json.loads(Seat.objects.get(number=1).leaf.body)
    assert (leaf["of"], leaf["until"]) == ("community", None)
    assert "m1" not in Leaf.objects.get(pk=Seat.objects.get(number=1).pk).body


def test_only_the_secretary_appoints(walk: Walk) -> None:
    with pytest.raises(NotAllowed):
        end_term(Seat.objects.get(number=1).pk, date(2026, 12, 31), **walk.at("office"))


@pytest.mark.parametrize(("number", "side", "more", "refusal"), [
    (1, "community", {}, refusals.SeatTaken),
    (0, "community", {}, Missing),
    (8, "mayor", {}, refusals.UnknownChoice),
    (8, "donor", {"until": date(2025, 1, 1)}, refusals.TermReversed),
], ids=str)  # fmt: skip
def test_a_seat_that_cannot_be_is_refused(
    number: int, side: str, more: dict[str, date], refusal: type[Exception], walk: Walk
) -> None:
    with pytest.raises(refusal):
        walk.seat(number, side, **more)


def test_nobody_sits_twice_and_a_supervisor_has_no_alternate(walk: Walk) -> None:
    member, other = walk.person("m1").pk, walk.person("o", "10000060001").pk
    with pytest.raises(refusals.SitsAlready, match="1"):
        walk.seat(7, "donor", alternate_id=member)
    with pytest.raises(refusals.NoAlternate):
        walk.seat(7, "supervisor", alternate_id=other)


def test_a_term_ends_with_its_day_and_a_new_one_begins_after_it(walk: Walk) -> None:
    held, today = Seat.objects.get(number=1), clock.today(walk.fund.clock)
    with pytest.raises(refusals.TermReversed):
        end_term(held.pk, today - timedelta(days=1), **walk.at("secretary"))
    end_term(held.pk, today, **walk.at("secretary"))
    assert "committee" in actor_of(walk.person("m1"), today, True).roles
    assert "committee" not in actor_of(walk.person("m1"), today + timedelta(days=1), True).roles
    walk.fund.world.people["m1"] = walk.person("new", "10000060002")
    walk.seat(1, "community", start=today + timedelta(days=1))
    assert [seat.until for seat in Seat.objects.filter(number=1)] == [today, None]


def test_a_name_is_shown_only_with_consent(walk: Walk) -> None:
    held = Seat.objects.get(number=1)
    assert not Sitting.objects.get(seat=held).named
    name_to_everyone(held.pk, True, **walk.at("secretary"))
    assert Sitting.objects.get(seat=held).named


# proposals


def test_a_proposal_has_a_number_of_its_year_and_names_nobody_in_the_log(walk: Walk) -> None:
    first, second = walk.propose(), walk.propose(name="又一件")
    assert (first.code, second.code) == ("2026-001", "2026-002")
    assert not any(name in first.leaf.body for name in ("居民小组", "木作坊", "10000030001"))
    assert Application.objects.get(proposal=first).applicant == "居民小组"
    assert told("fund_opinion") == {"secretary"}


@pytest.mark.parametrize(("more", "refusal"), [
    ({"name": " "}, Missing), ({"words": ""}, Missing), ({"match": ""}, Missing), ({"fen": 0}, refusals.NoAmount),
    ({"purpose": "P77"}, refusals.UnknownPurpose), ({"confirmed": False}, refusals.NotConfirmed),
    ({"budget": (("座椅", 99_999),)}, refusals.BudgetDiffers), ({"milestones": ("一", "一")}, refusals.SameMilestone),
    ({"sort": "gift"}, refusals.UnknownChoice), ({"payee": Party("")}, Missing), ({"applicant": Party(" ")}, Missing),
], ids=str)  # fmt: skip
def test_what_is_missing_in_a_proposal_is_said(more: dict[str, object], refusal: type[Exception], walk: Walk) -> None:
    with pytest.raises(refusal):
        walk.propose(**more)
    assert not Proposal.objects.exists()


def test_a_proposal_may_replace_one_that_was_returned(walk: Walk) -> None:
    old = walk.propose()
    with pytest.raises(refusals.NotReturned):
        walk.propose(replaces=old.code)
    walk.proposal = old
    walk.hear("return", "先问过三号楼的老人")
    new = walk.propose(replaces=old.code)
    assert json.loads(new.leaf.body)["replaces"] == old.number


def test_only_the_office_proposes_and_only_the_secretary_says_what_was_heard(walk: Walk) -> None:
    with pytest.raises(NotAllowed):
        propose(ASKED, **walk.at("m1"))
    made, day = walk.propose(), clock.today(walk.fund.clock)
    with pytest.raises(NotAllowed):
        hear(made.pk, Heard("agree", day, a_scan(), "", day), **walk.at("office"))


# the opinion given beforehand


def test_where_the_party_committee_agrees_the_members_hear_of_it(walk: Walk) -> None:
    walk.propose()
    walk.hear()
    assert told("fund_vote") == {"m1", "m2", "m3", "m4", "m5"}


def test_what_is_returned_is_not_voted_on(walk: Walk) -> None:
    walk.propose()
    with pytest.raises(refusals.ReasonNeeded):
        walk.hear("return")
    walk.hear("return", "太贵")
    with pytest.raises(refusals.NotPut):
        walk.vote("m1 yes")
    walk.hear("agree")
    walk.vote("m1 yes")
    walk.hear("return", "情况变了")
    with pytest.raises(refusals.WasReturned):
        walk.vote("m2 yes")


def test_an_opinion_comes_before_the_decision_and_is_not_dated_ahead(walk: Walk) -> None:
    walk.propose()
    tomorrow = clock.today(walk.fund.clock) + timedelta(days=1)
    with pytest.raises(refusals.DayAhead):
        hear(walk.proposal.pk, Heard("agree", tomorrow, a_scan(), "", tomorrow), **walk.at("secretary"))
    walk.hear()
    walk.vote("m1 yes, m2 yes, m3 yes, m4 yes, m5 yes")
    walk.decide()
    with pytest.raises(refusals.DecidedAlready):
        walk.hear("return", "晚了")


# votes


def test_a_seat_votes_once_and_stands_by_it(walk: Walk) -> None:
    walk.propose()
    walk.hear()
    walk.vote("m1 yes")
    with pytest.raises(refusals.VotedAlready):
        walk.vote("m1 no")


def test_sent_twice_it_is_one_vote(walk: Walk) -> None:
    walk.propose()
    walk.hear()
    token = uuid4()
    first, again = (vote(walk.proposal.pk, "yes", **walk.at("m1"), token=token) for _ in range(2))
    assert first == again


def test_whoever_holds_no_seat_or_only_looks_on_does_not_vote(walk: Walk) -> None:
    walk.seat(7, "supervisor")
    walk.propose()
    walk.hear()
    for who in ("committee", "m7", "office"):
        with pytest.raises(refusals.NoSeat):
            walk.vote(f"{who} yes")
    remark(walk.proposal.pk, "请附三家报价", **walk.at("m7"))
    assert Remark.objects.get().seat.number == 7


def test_whoever_applies_or_is_paid_is_recused(walk: Walk) -> None:
    walk.propose(payee=Party("乙", "10000040001"), applicant=Party("甲", "10000040003"))
    walk.hear()
    for who in ("m1", "m3"):
        with pytest.raises(refusals.Related):
            walk.vote(f"{who} yes")
        walk.vote(f"{who} recused")
    with pytest.raises(refusals.ReasonNeeded):
        vote(walk.proposal.pk, "recused", **walk.at("m2"))


def test_an_alternate_votes_once_the_whole_constituency_is_recused(walk: Walk) -> None:
    other = walk.person("alternate", "10000060003")
    end_term(Seat.objects.get(number=5).pk, clock.today(walk.fund.clock), **walk.at("secretary"))
    walk.fund.clock += timedelta(days=1)
    walk.fund.world.people["m5"] = walk.person("donor", "10000060004")
    walk.seat(5, "donor", start=clock.today(walk.fund.clock), alternate_id=other.pk)
    walk.propose()
    walk.hear()
    walk.vote("m1 yes, m2 yes, m3 yes, m4 yes")
    with pytest.raises(refusals.AlternateWaits):
        walk.vote("alternate yes")
    walk.vote("m5 recused")
    assert "alternate" in told("fund_vote")
    with pytest.raises(refusals.ConstituencyMissing, match="捐赠方"):
        walk.decide()
    walk.vote("alternate yes")
    leaf = json.loads(walk.decide().leaf.body)
    assert (leaf["yes"], leaf["recused"], leaf["alternates"]) == ([1, 2, 3, 4, 5], [], [5])


def on_paper(walk: Walk, who: str, choice: str = "yes", name: str = "office") -> Slip:
    sitting = Sitting.objects.get(person=walk.fund.world.people[who])
    return enter_slip(walk.proposal.pk, sitting.pk, choice, a_scan("票"), **walk.at(name))


def test_a_vote_on_paper_counts_once_two_have_entered_it(walk: Walk) -> None:
    walk.propose()
    walk.hear()
    slip = on_paper(walk, "m1")
    assert not Vote.objects.exists()
    with pytest.raises(refusals.SamePerson):
        confirm_slip(slip.pk, **walk.at("office"))
    made = confirm_slip(slip.pk, **walk.at("secretary"))
    assert (made.means, made.person.name) == ("paper", "m1")
    with pytest.raises(refusals.VotedAlready):
        walk.vote("m1 no")
    with pytest.raises(refusals.VotedAlready):
        on_paper(walk, "m1")


def test_on_paper_too_whoever_is_related_is_recused(walk: Walk) -> None:
    walk.propose(payee=Party("乙", "10000040001"))
    walk.hear()
    with pytest.raises(refusals.MemberRelated, match="m1"):
        on_paper(walk, "m1")


# decisions


def test_a_decision_tells_seats_and_reasons_and_no_names(walk: Walk) -> None:
    walk.propose()
    walk.hear()
    walk.vote("m1 yes, m2 no, m3 yes, m4 recused, m5 yes")
    made = walk.decide()
    leaf = json.loads(made.leaf.body)
    assert (leaf["yes"], leaf["no"], leaf["recused"]) == ([1, 3, 5], [2], [{"seat": 4, "reason": "避嫌"}])
    assert (leaf["says"], leaf["fen"], leaf["reason"]) == ("yes", 100_000, "老人等座椅两年了")
    assert told("fund_decided") == {"office"}


@pytest.mark.parametrize(("votes", "refusal"), [
    ("m1 yes, m2 yes", refusals.NoQuorum),
    ("m1 yes, m2 yes, m3 yes, m4 yes", refusals.ConstituencyMissing),
    ("m1 yes, m3 no, m5 yes", refusals.StillOpen),
], ids=str)  # fmt: skip
def test_before_enough_have_voted_nothing_is_decided(votes: str, refusal: type[Exception], walk: Walk) -> None:
    walk.propose()
    walk.hear()
    walk.vote(votes)
    with pytest.raises(refusal):
        walk.decide()


def test_what_nobody_can_change_any_more_is_decided_at_once(walk: Walk) -> None:
    walk.propose()
    walk.hear()
    walk.vote("m1 yes, m3 yes, m5 yes")
    assert walk.decide().says == "yes"


def test_once_the_time_is_over_those_who_were_silent_are_not_waited_for(walk: Walk) -> None:
    walk.propose()
    walk.hear(days=3)
    walk.vote("m1 yes, m3 no, m5 yes")
    walk.fund.clock += timedelta(days=4)
    assert walk.decide().says == "yes"


def test_a_tie_fails(walk: Walk) -> None:
    walk.propose()
    walk.hear()
    walk.vote("m1 yes, m2 recused, m3 no, m4 yes, m5 no")
    made = walk.decide("意见相当")
    assert (made.says, made.fen) == ("no", 0)


def test_four_seats_or_six_decide_nothing(walk: Walk) -> None:
    walk.seat(6, "resident")
    walk.propose()
    walk.hear()
    walk.vote("m1 yes, m2 yes, m3 yes, m4 yes, m5 yes")
    with pytest.raises(refusals.TooFewSeats, match="6"):
        walk.decide()


def test_a_decision_gives_its_reason_and_is_made_once(walk: Walk) -> None:
    walk.propose()
    walk.hear()
    walk.vote("m1 yes, m2 yes, m3 yes, m4 yes, m5 yes")
    with pytest.raises(refusals.ReasonNeeded):
        walk.decide(" ")
    assert walk.decide(who="m1").says == "yes"
    with pytest.raises(refusals.DecidedAlready):
        walk.decide()
    assert Decision.objects.count() == 1


def test_what_was_promised_of_a_purpose_is_known(walk: Walk) -> None:
    walk.decided()
    purpose = walk.fund.purpose("P01")
    assert queries.promised(purpose) == 100_000
    walk.pay(walk.order("advance", 30_000))
    assert queries.promised(purpose) == 70_000


def test_the_sample_is_well_formed() -> None:
    assert sum(fen for _what, fen in ASKED.budget) == ASKED.fen
    assert isinstance(ASKED, Asked)
