"""A residents' vote from its preparation to the proposal that carries out what won."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from linli.access.actors import bearer
from linli.cli.fund import verifying
from linli.engines import ballot
from linli.engines.ballot import leaves as counting_again
from linli.engines.ledger import replay
from linli.foundation.refusals import Invalid, NotAllowed, NotFound, Refusal
from linli.fund.books import heads
from linli.fund.books import queries as books
from linli.fund.books.keys import Keys
from linli.fund.books.writing import said
from linli.fund.granting import winning
from linli.fund.models import Ballot, Candidate, Code, Envelope, Leaf
from linli.fund.showing import log, proof
from linli.fund.voting import announcing, casting, counting, preparing, queries, refusals, rules
from linli.fund.voting.preparing import Prepared, Wanted
from tests.fund.granting.walked import ASKED
from tests.fund.ground import signed
from tests.fund.voting.polled import CLOSES, OPENS, Voting, a_voting

pytestmark = pytest.mark.django_db


@pytest.fixture
def voting() -> Voting:
    return a_voting()


def test_a_vote_is_counted_pool_by_pool_and_told_whole(voting: Voting) -> None:
    made = voting.counted()
    told = said(made.leaf)
    assert (told["households"], told["paper"], len(told["ballots"])) == (8, 1, 5)
    one, other = told["pools"]
    assert [pool["purpose"] for pool in told["pools"]] == ["P00", "P01"]
    assert other["funded"] == [1, 2] and other["cost"] == 900 and other["rule"] == "mes"
    assert one["funded"] == [5] or one["funded"] == [4]
    assert {v["project"]: v["votes"] for v in other["votes"]} == {1: 4, 2: 4, 3: 2}
    assert not {"secret", "place", "number"} & {name for b in told["ballots"] for name in b}


def test_anyone_counts_it_again_from_the_log_alone(voting: Voting) -> None:
    made = voting.counted()
    leaves = [json.loads(leaf) for leaf in books.leaves(made.community_id)]
    assert replay(leaves).problems == [] and counting_again.wrong_results(leaves) == []
    assert proof.faults(made.community_id) == []
    vote, told = leaves[made.poll.announced.number], leaves[made.number]
    for one in counting_again.counted(vote, told["ballots"], told["lot"]):
        text = counting_again.file_of(one, vote, told["lot"])
        funded = sorted(int(id) for id in ballot.count(ballot.read(text)).funded)
        assert funded == next(pool["funded"] for pool in told["pools"] if pool["purpose"] == one.purpose)


def test_a_result_that_its_ballots_do_not_give_is_found(voting: Voting) -> None:
    made = voting.counted()
    leaves = [json.loads(leaf) for leaf in books.leaves(made.community_id)]
    bent = leaves[made.number]["pools"][1]
    bent["funded"], bent["cost"] = [2, 3], 800
    assert counting_again.wrong_results(leaves) == [(made.number, "P01")]


def test_a_log_that_was_downloaded_is_counted_again(voting: Voting, tmp_path: Path) -> None:
    made, fund = voting.counted(), voting.walk.fund
    signed(fund)
    file = tmp_path / "log.jsonl"
    file.write_bytes(b"".join(log.lines(fund.world.community)))
    assert verifying.recounted(file) == []
    assert "居民投票" not in verify_program(file).stdout
    file.write_bytes(file.read_bytes().replace(b'"funded":[1,2]', b'"funded":[1,3]'))
    assert verifying.recounted(file) == [(made.number, "P01")]
    assert "居民投票不合规则" in verify_program(file).stdout, "1,100 of 1,000 yuan"


def verify_program(file: Path) -> subprocess.CompletedProcess[str]:
    """The published program, as outsiders run it."""
    program = [sys.executable, str(verifying.FILE), str(file)]
    return subprocess.run(program, capture_output=True, text=True, check=False)


def test_the_last_ballot_of_a_household_counts_and_paper_stands(voting: Voting) -> None:
    voting.announced()
    voting.cast(0, 1, 2, 3)
    voting.cast(0, 3, 4, 5)
    voting.cast(1, 1, 2, 3)
    voting.confirm(voting.hand_in(1, 1, 4, 5))
    with pytest.raises(refusals.PaperStands):
        voting.cast(1, 1, 2, 3)
    cast = {one.code_id: one.ticks for one in queries.cast(voting.poll)}
    assert sorted(cast.values()) == ["[1,4,5]", "[3,4,5]"]


def test_paper_is_entered_by_two_people_and_the_newer_entry_holds(voting: Voting) -> None:
    voting.announced()
    first = voting.hand_in(0, 1, 2, 3)
    with pytest.raises(refusals.SamePerson):
        voting.confirm(first, "office")
    second = voting.hand_in(0, 1, 2, 4, who="secretary")
    assert list(queries.papers_waiting(voting.poll)) == [second]
    with pytest.raises(refusals.EnteredAgain):
        voting.confirm(first)
    assert voting.confirm(second, "office").ticks == "[1,2,4]"
    with pytest.raises(refusals.PaperStands):
        voting.hand_in(0, 1, 2, 3)
    assert not queries.papers_waiting(voting.poll).exists()


def test_no_result_while_a_slip_waits(voting: Voting) -> None:
    voting.announced()
    paper = voting.hand_in(0, 1, 2, 3)
    with pytest.raises(refusals.PapersWait):
        voting.count()
    voting.confirm(paper)
    assert len(said(voting.count().leaf)["ballots"]) == 1


def test_a_lost_code_is_replaced_and_what_came_from_it_does_not_count(voting: Voting) -> None:
    voting.announced()
    lost = voting.slips[2]
    voting.cast(2, 1, 2, 3)
    fresh = announcing.replace(voting.poll.pk, lost.number, "信封丢了", **voting.at("office"))
    assert fresh.number == lost.number and fresh.secret != lost.secret
    with pytest.raises(refusals.IsVoid):
        casting.cast(lost.pk, (1, 2, 3), by=bearer(lost.community_id, lost.pk), at=voting.walk.fund.tick())
    voting.cast(2, 3, 4, 5)
    told = said(voting.count().leaf)
    assert (told["households"], [one["ticks"] for one in told["ballots"]]) == (8, [[3, 4, 5]])
    note = said(Leaf.objects.get(kind="reissue"))
    assert note["words"] == "信封丢了" and lost.secret not in json.dumps(note)


def test_codes_are_sealed_until_the_count_and_then_erased(voting: Voting) -> None:
    voting.counted()
    assert not Envelope.objects.exclude(secret="").exists() and Code.objects.count() == 8


def test_the_log_holds_digests_in_an_order_that_says_nothing(voting: Voting) -> None:
    voting.announced()
    told = said(Leaf.objects.get(kind="vote"))
    assert told["codes"] == sorted(rules.digest(one.secret) for one in voting.slips)
    assert {one.number for one in voting.slips} == {f"{n:02}-{k:03}" for n in range(1, 5) for k in (1, 2)}


def test_a_code_opens_its_own_slip_however_it_is_typed(voting: Voting) -> None:
    voting.announced()
    slip = voting.slips[3]
    typed = rules.in_fours(slip.secret).lower()
    assert queries.envelope_of(f" {typed} ") == slip
    with pytest.raises(refusals.UnknownCode):
        queries.envelope_of("ABCD")
    with pytest.raises(NotAllowed):
        casting.cast(slip.pk, (1, 2, 3), by=bearer(slip.community_id, voting.slips[0].pk), at=voting.walk.fund.tick())


@pytest.mark.parametrize(("ticks", "why"), [
    ((1, 2), refusals.TickMore), ((), refusals.TickMore), ((1, 2, 9), refusals.UnknownProject),
    ((1, 1, 1), refusals.TickMore),
])  # fmt: skip
def test_a_ballot_ticks_what_the_rules_ask(ticks: tuple[int, ...], why: type[Refusal], voting: Voting) -> None:
    voting.announced()
    with pytest.raises(why):
        voting.cast(0, *ticks)
    with pytest.raises(why):
        voting.hand_in(0, *ticks)
    assert not Ballot.objects.exists()


def test_it_opens_and_closes_on_its_days(voting: Voting) -> None:
    voting.announced()
    voting.day(date(2026, 10, 2))
    with pytest.raises(refusals.NotOpenYet):
        voting.cast(0, 1, 2, 3)
    voting.day(CLOSES, 23)
    voting.cast(0, 1, 2, 3)
    with pytest.raises(refusals.StillOpen):
        counting.tally(voting.poll.pk, **voting.at("office"))
    voting.day(date(2026, 10, 7))
    with pytest.raises(refusals.IsOver):
        voting.cast(0, 3, 4, 5)
    voting.confirm(voting.hand_in(1, 1, 2, 3))  # a slip from the box is entered after the last day
    secret = voting.slips[2].secret
    voting.count()
    with pytest.raises(refusals.CountedAlready):
        voting.count()
    with pytest.raises(refusals.IsOver):
        casting.hand_in(voting.poll.pk, secret, (1, 2, 3), **voting.at("office"))


def test_ties_are_decided_by_a_root_that_was_signed_after_the_announcement(voting: Voting) -> None:
    voting.prepared()
    early = signed(voting.walk.fund)
    announcing.announce(voting.poll.pk, **voting.at("office"))
    voting.day(date(2026, 10, 7))
    with pytest.raises(refusals.NotSigned):
        counting.tally(voting.poll.pk, **voting.at("office"))
    first = signed(voting.walk.fund)
    signed(voting.walk.fund)
    lot = said(counting.tally(voting.poll.pk, **voting.at("office")).leaf)["lot"]
    assert lot == first.root != early.root


def test_an_announcement_is_signed_the_same_hour(voting: Voting, tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    assert heads.sign_all(keys, at=voting.walk.fund.tick()) == 1
    voting.prepared()
    assert heads.sign_all(keys, at=voting.walk.fund.tick()) == 0, "nothing of it stands in the log"
    announcing.announce(voting.poll.pk, **voting.at("office"))
    assert [heads.sign_all(keys, at=voting.walk.fund.tick()) for _ in range(2)] == [1, 0]


def test_nobody_voted_and_nothing_is_funded(voting: Voting) -> None:
    voting.announced()
    told = said(voting.count().leaf)
    assert [pool["funded"] for pool in told["pools"]] == [[], []] and told["ballots"] == []


def test_a_project_with_too_few_votes_for_its_cost_is_left_out(voting: Voting) -> None:
    voting.announced()
    for household in range(7):
        voting.cast(household, 2, 4, 5)
    voting.cast(7, 1, 4, 5)
    pool = said(voting.count().leaf)["pools"][1]
    assert pool["few"] == [1, 3] and pool["funded"] == [2], "1 of 8 < 600 / (3 × 1000)"


@pytest.mark.parametrize(("wrong", "why"), [
    ({"closes": date(2026, 10, 2)}, refusals.DaysWrong), ({"opens": date(2026, 10, 1)}, refusals.OpensTooSoon),
    ({"least": 0}, refusals.LeastWrong), ({"least": 11}, refusals.LeastWrong), ({"name": " "}, Invalid),
])  # fmt: skip
def test_what_is_prepared_wrongly_is_said_at_its_field(
    wrong: dict[str, Any], why: type[Refusal], voting: Voting
) -> None:
    with pytest.raises(why) as refused:
        voting.prepare(**wrong)
    assert refused.value.field == next(iter(wrong))  # type: ignore[attr-defined]


def test_no_more_is_offered_than_is_free_and_no_project_costs_more(voting: Voting) -> None:
    voting.prepare()
    with pytest.raises(refusals.NotSoMuch):
        voting.offer("P01", 2_001)
    with pytest.raises(refusals.NotOffered):
        voting.add("座椅", 100, "P01")
    voting.offer("P01", 500)
    with pytest.raises(refusals.DearerThanPool):
        voting.add("座椅", 501, "P01")
    one = voting.add("座椅", 500, "P01")
    with pytest.raises(refusals.LessThanProject):
        voting.offer("P01", 499)
    voting.offer("P01", 800)
    changed = preparing.change(one.pk, Wanted("木座椅", 700, "P01", "三处"), **voting.at("office"))
    assert (changed.name, changed.yuan) == ("木座椅", 700)


def test_a_project_is_struck_with_a_reason_that_is_announced(voting: Voting) -> None:
    voting.prepared()
    one = Candidate.objects.get(number=3)
    with pytest.raises(refusals.ReasonNeeded):
        preparing.strike(one.pk, " ", **voting.at("office"))
    preparing.strike(one.pk, "树要移走", **voting.at("office"))
    with pytest.raises(refusals.StruckAlready):
        preparing.strike(one.pk, "再说一遍", **voting.at("office"))
    announcing.announce(voting.poll.pk, **voting.at("office"))
    told = said(Leaf.objects.get(kind="vote"))
    assert told["struck"] == [{"project": 3, "name": "树荫棋桌", "reason": "树要移走"}]
    assert [one["project"] for one in told["projects"]] == [1, 2, 4, 5]


def test_nothing_changes_once_it_is_announced(voting: Voting) -> None:
    voting.announced()
    one = Candidate.objects.get(number=1)
    about = voting.at("office")
    for verb in (
        lambda: preparing.amend(voting.poll.pk, Prepared("x", OPENS, CLOSES), **about),
        lambda: preparing.offer(voting.poll.pk, "P01", 50, **about),
        lambda: preparing.add(voting.poll.pk, Wanted("x", 1, "P01"), **about),
        lambda: preparing.change(one.pk, Wanted("x", 1, "P01"), **about),
        lambda: preparing.strike(one.pk, "x", **about),
        lambda: announcing.announce(voting.poll.pk, **about),
    ):
        with pytest.raises(refusals.AnnouncedAlready):
            verb()


def test_a_vote_needs_projects_households_and_days_to_come(voting: Voting) -> None:
    voting.prepare()
    with pytest.raises(refusals.NoProjects):
        announcing.announce(voting.poll.pk, **voting.at("office"))
    voting.offer("P01", 500)
    voting.add("座椅", 100, "P01")
    voting.day(OPENS)
    with pytest.raises(refusals.OpensTooSoon):
        announcing.announce(voting.poll.pk, **voting.at("office"))
    with pytest.raises(refusals.NotAnnounced):
        voting.hand_in(0, 1) if voting.slips else counting.tally(voting.poll.pk, **voting.at("office"))


@pytest.mark.parametrize("who", ["steward", "leader", "committee", "accountant", "street", "admin"])
def test_the_office_prepares_and_nobody_else(who: str, voting: Voting) -> None:
    with pytest.raises(NotAllowed):
        preparing.prepare(Prepared("x", OPENS, CLOSES), **voting.at(who))


WON = {"sort": "project", "name": "暖阳座椅", "purpose": "P01", "fen": 60_000, "budget": (), "milestones": ()}


def test_a_proposal_carries_out_what_won_once(voting: Voting) -> None:
    voting.counted()
    walk = voting.walk
    walk.seats()
    made = walk.propose(ASKED, **{**WON, "won": "2026-V1/1"})
    told = said(made.leaf)
    assert (told["vote"], told["project"]) == (voting.poll.announced.number, 1)
    assert made.mandate.candidate.number == 1
    with pytest.raises(winning.CarriedOut):
        walk.propose(ASKED, **{**WON, "won": "2026-V1/1"})
    walk.proposal = made
    walk.hear("return", "先问物业")
    again = walk.propose(ASKED, **{**WON, "won": "2026-V1/1", "replaces": made.code})
    assert again.mandate.candidate.number == 1
    assert proof.faults(made.community_id) == []


@pytest.mark.parametrize(("more", "why"), [
    ({"won": "2026-V1/3"}, winning.NotWon), ({"won": "2026-V9/1"}, winning.NotWon), ({"won": "1"}, winning.NotWon),
    ({"won": "2026-V1/1", "fen": 60_001}, winning.MoreThanWon),
    ({"won": "2026-V1/1", "purpose": "P02"}, winning.OtherPurpose),
])  # fmt: skip
def test_a_proposal_names_no_other(more: dict[str, Any], why: type[Refusal], voting: Voting) -> None:
    voting.counted()
    with pytest.raises(why):
        voting.walk.propose(ASKED, **{**WON, **more})


def test_nothing_is_carried_out_before_the_count(voting: Voting) -> None:
    voting.announced()
    with pytest.raises(winning.NotWon):
        voting.walk.propose(ASKED, **{**WON, "won": "2026-V1/1"})


def test_an_unknown_vote_is_not_found(voting: Voting) -> None:
    with pytest.raises(NotFound):
        queries.poll(voting.walk.fund.community, "2026-V7")
