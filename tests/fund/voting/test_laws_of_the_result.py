"""The laws of a result, of what carries it out, and of all rows of a vote, broken by a hand in the database."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from linli.fund.labels import Kind
from linli.fund.models import Announced, Ballot, Candidate, Code, Envelope, HandedIn, Mandate, Result
from linli.fund.voting import counting, queries
from tests.fund.granted import a_committee, a_proposal, decided
from tests.fund.voting.broken import D, another, ballot, first, leaf, refused
from tests.fund.voting.polled import CLOSES, Voting, a_voting

pytestmark = pytest.mark.django_db


@pytest.fixture
def voting() -> Voting:
    return a_voting()


def result(voting: Voting, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The leaf that would tell the result of a vote, which is not counted."""
    voting.announced()
    for household, ticks in enumerate(((1, 2, 4), (1, 3, 4), (1, 2, 5))):
        voting.cast(household, *ticks)
    voting.cast(2, 2, 3, 5)
    voting.confirm(voting.hand_in(4, 1, 2, 5))
    kept: dict[str, Any] = {}

    class Stop(Exception):
        pass

    def keep(_community: object, _kind: object, facts: dict[str, Any], **_more: Any) -> None:
        kept.update(facts)
        raise Stop

    with monkeypatch.context() as patch:
        patch.setattr(counting, "append", keep)
        with pytest.raises(Stop):
            voting.count()
    return json.loads(json.dumps(kept))


RESULTS: dict[str, tuple[Callable[[dict[str, Any]], dict[str, Any]], str]] = {
    "a ballot left out": (lambda f: {"ballots": f["ballots"][1:]}, "as they were cast"),
    "a ballot twice": (lambda f: {"ballots": [*f["ballots"], f["ballots"][0]]}, "as they were cast"),
    "a ballot more": (lambda f: {"ballots": [*f["ballots"], {"code": D, "ticks": [1, 2, 3]}]}, "as they were cast"),
    "a ballot changed": (lambda f: {"ballots": first(f["ballots"], ticks=[3, 4, 5])}, "as they were cast"),
    "a tick left out": (lambda f: {"ballots": first(f["ballots"], ticks=f["ballots"][0]["ticks"][1:])}, "as they were"),
    "no ballots": (lambda f: {"ballots": []}, "as they were cast"),
    "another root": (lambda f: {"lot": D}, "first signed root"),
    "no root": (lambda f: {"lot": None}, "first signed root"),
    "more households": (lambda f: {"households": 9}, "how many households"),
    "less paper": (lambda f: {"paper": 0}, "how many households"),
    "a pool left out": (lambda f: {"pools": f["pools"][1:]}, "spends each pool"),
    "a pool twice": (lambda f: {"pools": [*f["pools"], f["pools"][0]]}, "spends each pool"),
    "more money": (lambda f: {"pools": first(f["pools"], yuan=5_000)}, "spends each pool"),
    "more than there is": (lambda f: {"pools": first(f["pools"], funded=[4, 5], cost=600)}, "spends each pool"),
    "a project of another purpose": (lambda f: {"pools": first(f["pools"], funded=[2], cost=300)}, "spends each pool"),
    "an unknown project": (lambda f: {"pools": first(f["pools"], funded=[9], cost=0)}, "spends each pool"),
    "a project twice": (lambda f: {"pools": first(f["pools"], funded=[4, 4], cost=240)}, "spends each pool"),
    "another sum": (lambda f: {"pools": first(f["pools"], funded=[4], cost=100)}, "spends each pool"),
    "about nothing": (lambda f: {"vote": 0}, "counted once"),
}  # fmt: skip


def test_a_result_is_refused(voting: Voting, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = result(voting, monkeypatch)
    for name, (change, why) in RESULTS.items():
        with refused(why), transaction.atomic():
            leaf(voting, Kind.RESULT, {**facts, **change(facts)})
            raise AssertionError(name)
    assert not Result.objects.exists()
    leaf(voting, Kind.RESULT, facts)
    with refused("counted once"), transaction.atomic():
        leaf(voting, Kind.RESULT, facts)
    with refused("while its vote is open"), transaction.atomic():
        ballot(voting, code=voting.slips[6].code)


def test_nothing_is_counted_on_the_last_day(voting: Voting, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = result(voting, monkeypatch)
    voting.day(CLOSES, 23)
    with refused("counted once"), transaction.atomic():
        leaf(voting, Kind.RESULT, facts)


# ── what won, carried out ────────────────────────────────────────────────────


def won(voting: Voting, **more: Any) -> Mandate:
    facts = {"vote": voting.poll.announced.number, "project": 1, "name": "暖阳座椅", **more}
    return a_proposal(voting.walk.fund, facts.pop("fen", 60_000), facts.pop("purpose", "P01"), **facts).mandate


def test_a_proposal_carries_out_what_won_and_nothing_else(voting: Voting) -> None:
    voting.announced()
    with refused("has won"), transaction.atomic():
        won(voting)
    for household, ticks in enumerate(((1, 2, 4), (1, 2, 5), (1, 2, 5))):
        voting.cast(household, *ticks)
    voting.count()
    a_committee(voting.walk.fund)
    for more, why in (
        ({"project": 3}, "has won"), ({"project": 99}, "has won"), ({"vote": 1}, "has won"),
        ({"fen": 60_001}, "no more than it was to cost"), ({"purpose": "P02"}, "paid from its purpose"),
        ({"vote": None}, "has won"), ({"project": None}, "has won"),
    ):  # fmt: skip
        with refused(why), transaction.atomic():
            won(voting, **more)
    made = won(voting)
    with refused("carried out once"), transaction.atomic():
        won(voting)
    fund = voting.walk.fund
    decided(fund, made.proposal, "1 no, 3 no, 5 no", says="no", fen=0)
    assert won(voting).candidate.number == 1, "the first was declined"


# ── rows ─────────────────────────────────────────────────────────────────────


TABLES = ("announced", "result", "mandate", "code", "envelope", "handedin", "ballot", "poll", "pool", "candidate")


def whole(voting: Voting) -> None:
    voting.counted()
    won(voting)


def test_no_row_is_taken_out_or_changed(voting: Voting) -> None:
    whole(voting)
    for table in TABLES:
        for how in ("DELETE FROM fund_{}", "TRUNCATE fund_{} CASCADE"):
            with refused(), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(how.format(table))
                raise AssertionError((table, how))
    for model, change in (
        (Announced, {"number": 1}), (Result, {"number": 1}), (Mandate, {"candidate": Candidate.objects.last()}),
        (Code, {"digest": D}), (HandedIn, {"ticks": "[1,2,3]"}), (Ballot, {"ticks": "[1,2,3]"}),
        (Envelope, {"number": "99"}), (Envelope, {"secret": "ABCD"}), (Envelope, {"place": "x"}),
    ):  # fmt: skip
        with refused("append-only"), transaction.atomic():
            model.objects.update(**change)  # type: ignore[attr-defined]
            raise AssertionError(model)


def again(row: Any, **changed: Any) -> None:
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(force_insert=True)


def test_nothing_stands_that_the_log_does_not_tell(voting: Voting) -> None:
    whole(voting)
    other = another(voting)
    note = leaf(voting, Kind.EXPLAINED, {"total": 1, "parts": [], "why": "x"})
    stray = a_proposal(voting.walk.fund, 500)
    for make in (
        lambda: again(Announced.objects.get(), leaf=note, poll=other, number=note.number),
        lambda: again(Result.objects.get(), leaf=note, poll=other, number=note.number),
        lambda: again(Mandate.objects.get(), proposal=stray),
    ):
        with refused("leaf"), transaction.atomic():
            make()
    assert queries.result_of(other) is None
