"""Documents are attached once, balances from before are signed by another, the federation's queries are answered."""

from datetime import date

import pytest

from linli.foundation.refusals import Missing, NotAllowed, NotFound
from linli.fund.checking import papers, querying
from linli.fund.checking.papers import Before, Paper
from linli.fund.labels import Kind
from linli.fund.models import Document, Entry, Leaf, Opening
from linli.fund.refusals import IsAnswered, SameDocument
from tests.fund.ground import Fund, a_fund

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund() -> Fund:
    return a_fund()


def attach(fund: Fund, number: str = "24412000000001", content: bytes = b"%PDF-1", sort: str = "invoice") -> Document:
    leaf = Leaf.objects.order_by("-number")[0]
    paper = Paper(sort, number, "发票.pdf", "x.pdf", content)
    return papers.attach(leaf.pk, paper, by=fund.world.actor("accountant"), at=fund.tick())


def test_an_invoice_is_attached_once_by_number_and_by_file(fund: Fund) -> None:
    attach(fund)
    for number, content in (("24412000000001", b"%PDF-2"), ("", b"%PDF-1")):
        with pytest.raises(SameDocument):
            attach(fund, number, content)
    attach(fund, "24412000000002", b"%PDF-2")
    assert Document.objects.count() == 2


def test_who_may_not_attach_is_refused(fund: Fund) -> None:
    leaf = Leaf.objects.order_by("-number")[0]
    with pytest.raises(NotAllowed):
        papers.attach(leaf.pk, Paper("other", "", "a", "a", b"%PDF"), by=fund.world.actor("committee"), at=fund.tick())


def opening(fund: Fund, **changed: object) -> Opening:
    said = {"account": "1002", "purpose": "P00", "fen": 88_000, "day": date(2026, 10, 1), "document": "ab" * 32}
    said |= {"words": "2024 年捐款，捐赠人不详", **changed}
    return papers.write_opening(Before(**said), by=fund.world.actor("accountant"), at=fund.tick())  # type: ignore[arg-type]


def test_a_balance_from_before_is_booked_when_another_has_signed(fund: Fund) -> None:
    written = opening(fund)
    assert not Entry.objects.exists()
    entry = papers.sign_opening(written.pk, by=fund.world.actor("committee"), at=fund.tick())
    assert (entry.sort, entry.postings.get(account__code="1002").fen) == ("opening", 88_000)
    papers.sign_opening(written.pk, by=fund.world.actor("committee"), at=fund.tick())
    assert Entry.objects.count() == 1


def test_the_writer_does_not_sign(fund: Fund) -> None:
    with pytest.raises(NotAllowed):
        papers.sign_opening(opening(fund).pk, by=fund.world.actor("accountant"), at=fund.tick())


@pytest.mark.parametrize("changed", [{"document": ""}, {"fen": 0}, {"purpose": "P77"}, {"account": "5101"}])
def test_a_balance_without_document_or_amount_is_refused(fund: Fund, changed: dict[str, object]) -> None:
    with pytest.raises(Missing):
        opening(fund, **changed)


def test_the_federation_s_query_is_due_in_five_working_days_and_answered_once(fund: Fund) -> None:
    gift = fund.gift(500)
    query = querying.query(gift.number, "ask", "请补发票", by=fund.world.actor("accountant"), at=fund.tick())
    assert query.due_at is not None and query.due_at.date() == date(2026, 10, 13), "the holidays do not count"
    office = fund.world.actor("office")
    querying.answer(query.pk, "已补", by=office, at=fund.tick())
    with pytest.raises(IsAnswered):
        querying.answer(query.pk, "已补", by=office, at=fund.tick())
    assert [leaf.kind for leaf in Leaf.objects.order_by("-number")[:2]] == [Kind.ANSWER, Kind.QUERY]


def test_a_release_needs_no_answer_and_nothing_is_asked_about_nothing(fund: Fund) -> None:
    by = fund.world.actor("accountant")
    assert querying.query(1, "release", "已核", by=by, at=fund.tick()).due_at is None
    with pytest.raises(NotFound):
        querying.query(99, "ask", "？", by=by, at=fund.tick())
    with pytest.raises(Missing):
        querying.query(1, "ask", " ", by=by, at=fund.tick())
