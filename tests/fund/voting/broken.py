"""What tests of the laws of a vote share: leaves and rows past all verbs, and the refusal of the database."""

from typing import Any

import pytest
from django.db import DatabaseError

from linli.fund.labels import Kind
from linli.fund.models import Ballot, Candidate, Envelope, HandedIn, Leaf, Poll
from tests.fund.voting.polled import Voting

D = "ab" * 32


def refused(why: str = "") -> Any:
    """The database refuses, and says why."""
    return pytest.raises(DatabaseError, match=why or None)


def leaf(voting: Voting, kind: Kind, facts: dict[str, Any]) -> Leaf:
    """A leaf past the verbs of voting."""
    return voting.walk.fund.leaf(kind, **facts)


def first(rows: list[dict[str, Any]], **more: Any) -> list[dict[str, Any]]:
    """The rows with something else in the first."""
    return [{**rows[0], **more}, *rows[1:]]


def ballot(voting: Voting, **more: Any) -> Ballot:
    """The first household's ballot, as a hand would put it in."""
    code = voting.slips[0].code
    row = {"community_id": code.community_id, "poll": voting.poll, "code": code, "number": 1, "ticks": "[1,2,3]",
           "means": "phone", "at": voting.walk.fund.tick()}  # fmt: skip
    return Ballot.objects.create(**{**row, **more})


def handed_in(voting: Voting, who: str = "office", **more: Any) -> HandedIn:
    """The first household's slip, as the first of two people enters it."""
    code = voting.slips[0].code
    row = {"community_id": code.community_id, "code": code, "ticks": "[1,2,3]", "at": voting.walk.fund.tick(),
           "entered_by": voting.walk.fund.world.people[who]}  # fmt: skip
    return HandedIn.objects.create(**{**row, **more})


def another(voting: Voting) -> Poll:
    """A second vote with a project, not announced."""
    row = Poll.objects.get(pk=voting.poll.pk)
    row.pk, row.code = Envelope().pk, "2026-V8"
    row.save(force_insert=True)
    Candidate.objects.create(
        community_id=row.community_id, poll=row, number=8, name="x", yuan=1, purpose=voting.walk.fund.purpose("P01")
    )  # fmt: skip
    return row
