"""Each law of giving, broken by a hand in the database: no share without an agreement from before the event."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from linli.fund.labels import Kind
from linli.fund.models import Leaf
from tests.builders import a_world
from tests.fund.ground import Fund, a_fund, lines

pytestmark = pytest.mark.django_db

Said = dict[str, Any]
AGREED: Said = {
    "kind": "agreement", "agreement": "A01", "for": "merchant", "base": "net_sales", "basis_points": 200, "cap": None,
    "floor": None, "from": "2026-09-01", "until": "2026-12-31", "signed": "2026-08-30", "purpose": "P01",
    "document": "ab" * 32, "party": "cd" * 32,
}  # fmt: skip
STATED: Said = {
    "kind": "sales", "agreement": 4, "event": "国庆市集", "day": "2026-09-20", "sales": 50_025, "refunds": 0,
    "carried": 0, "due": 1001,
}  # fmt: skip
BACK: Said = {**STATED, "about": 7, "day": "2026-09-25", "sales": 0, "refunds": 10_000, "due": -200}
NEXT: Said = {**STATED, "day": "2026-09-27", "sales": 100_000, "due": 1800, "carried": -200, "carries": [9]}
CONSENT: Said = {"kind": "consent", "lot": "8.0", "to": "P02", "sort": "donor", "evidence": "ef" * 32,
                 "day": "2026-10-01"}  # fmt: skip
CORRECTED: Said = {"kind": "correction", "about": 5, "words": "金额录错"}


def pledge(fen: int = 1001, purpose: str = "P01", sort: str = "pledge", **more: Any) -> Said:
    text = f"1002 {purpose} {fen}; 410102 {purpose} {-fen}"
    return {"kind": "entry", "sort": sort, "key": "k", "lines": lines(text), "agreement": 4, "sales": 7, **more}


@pytest.fixture
def fund() -> Fund:
    """4: a merchant's agreement for P01; 5: a service's for P02, 6: its statement; 7: a statement of 4, 8: settled."""
    fund = a_fund()
    fund.raw(AGREED)
    fund.raw({**AGREED, "agreement": "A02", "for": "service", "purpose": "P02"})
    fund.raw({**STATED, "agreement": 5})
    fund.raw(STATED)
    fund.raw(pledge(key="settled"))
    return fund


def after(fund: Fund, *before: Said) -> None:
    for number, said in enumerate(before):
        fund.raw({**said, "key": f"before {number}"})


LAWFUL: dict[str, tuple[Said, ...]] = {
    "an agreement with a cap and a floor": ({**AGREED, "cap": 30_000, "floor": 500},),
    "a statement on the first day": ({**STATED, "day": "2026-09-01"},),
    "a statement at the cap": ({**AGREED, "cap": 900}, {**STATED, "agreement": 9, "due": 900}),
    "a statement at the floor": ({**AGREED, "floor": 2000}, {**STATED, "agreement": 9, "due": 2000}),
    "half a fen is rounded up": ({**STATED, "sales": 25, "due": 1},),
    "refunds are taken off": ({**STATED, "refunds": 25, "due": 1000},),
    "what is given back later": (BACK,),
    "and carried by the next": (BACK, NEXT),
    "once the next was taken back, by another": (BACK, NEXT, {**CORRECTED, "about": 10}, NEXT),
    "a settlement": (STATED, pledge(sales=9)),
    "a settlement once more after its reversal": (
        pledge(sort="reversal", reverses=8, lines=lines("1002 P01 -1001; 410102 P01 1001"), sales=None,
               draws=[{"line": 0, "lot": "8.0", "fen": 1001}]),
        {**CORRECTED, "about": 8},
        pledge()),
    "a share of a service": (
        pledge(sort="share", agreement=5, sales=6, lines=lines("1002 P02 1001; 430102 P02 -1001")),),
    "a consent": (CONSENT,),
    "a correction": ({**CORRECTED, "about": 6},),
}  # fmt: skip
SAYS, DAYS = "an agreement says", "an agreement is signed by today"
SIGNED, WHOLE, LATER = "signed before the event", "whole fen", "what is given back later"
CARRIED, FOLLOWS, FIT = "what is carried", "follows from the agreement", "fit together"
BREACHES: dict[str, tuple[tuple[Said, ...], str]] = {
    "an agreement without a share": (({**AGREED, "basis_points": 0},), SAYS),
    "more than all of the sales": (({**AGREED, "basis_points": 10_001},), SAYS),
    "a share as text": (({**AGREED, "basis_points": "200"},), ""),
    "a cap below the floor": (({**AGREED, "cap": 100, "floor": 200},), SAYS),
    "a base that is not net sales": (({**AGREED, "base": "gross"},), SAYS),
    "an agreement with nobody known": (({**AGREED, "for": "anyone"},), SAYS),
    "an agreement without a paper": (({**AGREED, "document": "no"},), SAYS),
    "an agreement signed tomorrow": (({**AGREED, "signed": "2026-10-02"},), DAYS),
    "an agreement that ends before it begins": (({**AGREED, "until": "2026-08-31"},), DAYS),
    "an agreement with no such day": (({**AGREED, "signed": "2026-02-30"},), DAYS),
    "an agreement for an unknown purpose": (({**AGREED, "purpose": "P77"},), "purpose of the fund"),
    "13 no agreement": (({**STATED, "agreement": 3},), SIGNED),
    "13 signed on the day": (({**AGREED, "signed": "2026-09-20"}, {**STATED, "agreement": 9}), SIGNED),
    "13 signed after it": (({**AGREED, "signed": "2026-09-21"}, {**STATED, "agreement": 9}), SIGNED),
    "13 before it holds": (({**AGREED, "from": "2026-09-21"}, {**STATED, "agreement": 9}), SIGNED),
    "13 after it has ended": (({**AGREED, "until": "2026-09-19"}, {**STATED, "agreement": 9}), SIGNED),
    "a statement of tomorrow": (({**STATED, "day": "2026-10-02"},), WHOLE),
    "sales in half fen": (({**STATED, "sales": 50_025.5},), ""),
    "sales below zero": (({**STATED, "sales": -1, "due": 0},), WHOLE),
    "more refunds than sales": (({**STATED, "refunds": 50_026, "due": 0},), WHOLE),
    "less due than agreed": (({**STATED, "due": 1000},), FOLLOWS),
    "more due than agreed": (({**STATED, "due": 1002},), FOLLOWS),
    "given back of nothing": (({**BACK, "about": 3},), LATER),
    "given back of another agreement": (({**BACK, "about": 6},), LATER),
    "given back before the event": (({**BACK, "day": "2026-09-19"},), LATER),
    "given back of what was given back": ((BACK, {**BACK, "about": 9}), LATER),
    "given back with sales": (({**BACK, "sales": 1},), LATER),
    "given back more than sold": (({**BACK, "refunds": 50_026, "due": -1001},), FOLLOWS),
    "given back more than sold in two parts": (
        ({**BACK, "refunds": 40_000, "due": -800}, {**BACK, "refunds": 10_026, "due": -201}), FOLLOWS),
    "carried twice": ((BACK, NEXT, NEXT), CARRIED),
    "carried twice at once": ((BACK, {**NEXT, "carries": [9, 9], "carried": -400, "due": 1600}), CARRIED),
    "carried from above zero": (({**NEXT, "carries": [7], "carried": 1001, "due": 3001},), CARRIED),
    "carried from another agreement": ((BACK, {**NEXT, "agreement": 5}), CARRIED),
    "carried by no name": (({**NEXT, "carries": []},), CARRIED),
    "13 a share without an agreement": ((STATED, pledge(sales=9, agreement=None)), FIT),
    "13 a share without a statement": ((pledge(sales=None),), FIT),
    "13 a statement of another agreement": ((pledge(sales=6),), FIT),
    "13 a merchant's share as one of services": ((STATED, pledge(sort="share", sales=9)), FIT),
    "13 a share for another purpose": ((STATED, pledge(sales=9, purpose="P02")), "purpose of its agreement"),
    "13 less than is due": ((STATED, pledge(1000, sales=9)), "as much as is due"),
    "13 a sum below zero": ((BACK, pledge(200, sales=9)), "as much as is due"),
    "13 settled twice": ((pledge(),), "settled once"),
    "13 settled though taken back": ((STATED, {**CORRECTED, "about": 9}, pledge(sales=9)), "taken back"),
    "a consent for no lot": (({**CONSENT, "lot": "8.1"},), "a consent says"),
    "a consent for a lot with a zero before": (({**CONSENT, "lot": "08.0"},), "a consent says"),
    "a consent to no purpose": (({**CONSENT, "to": "P77"},), "a consent says"),
    "a consent of nobody": (({**CONSENT, "sort": "office"},), "a consent says"),
    "a consent without proof": (({**CONSENT, "evidence": ""},), "a consent says"),
    "a consent of tomorrow": (({**CONSENT, "day": "2026-10-02"},), "a consent says"),
    "a correction without words": (({**CORRECTED, "words": " "},), "a correction says"),
    "a correction of what comes": (({**CORRECTED, "about": 9},), "a correction says"),
    "taking back what was settled": (({**CORRECTED, "about": 7},), "not taken back"),
    "taking back what was carried": ((BACK, NEXT, {**CORRECTED, "about": 9}), "not taken back"),
    "taking back what buyers were given back of": (
        (STATED, {**BACK, "about": 9}, {**CORRECTED, "about": 9}), "not taken back"),
}  # fmt: skip


@pytest.mark.parametrize("name", LAWFUL)
def test_what_is_lawful_passes(name: str, fund: Fund) -> None:
    after(fund, *LAWFUL[name])
    assert Leaf.objects.count() == 9 + len(LAWFUL[name])


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_refuses(name: str, fund: Fund) -> None:
    (*before, breach), why = BREACHES[name]
    after(fund, *before)
    held = Leaf.objects.count()
    with pytest.raises(DatabaseError, match=why or None), transaction.atomic():
        fund.raw({**breach, "key": "breach"})
    assert Leaf.objects.count() == held


def test_another_community_s_agreement_serves_nobody_here(fund: Fund) -> None:
    other = a_fund_beside(fund)
    with pytest.raises(DatabaseError, match=SIGNED), transaction.atomic():
        other.raw(STATED)


def a_fund_beside(fund: Fund) -> Fund:
    other = Fund(a_world("410305001002", "槐荫社区"), fund.clock)
    other.leaf(Kind.CHART, year=2026, accounts=[])
    return other
