"""Documents are attached once, balances from before are signed by another, the federation's queries are answered."""

import io
import zipfile
from datetime import date

import pytest

from linli.foundation.refusals import Missing, NotAllowed, NotFound
from linli.fund.checking import invoices, papers, querying
from linli.fund.checking.invoices import Invoice
from linli.fund.checking.papers import Before, Paper
from linli.fund.labels import Kind
from linli.fund.models import Document, Entry, Leaf, Opening
from linli.fund.refusals import IsAnswered, OtherNumber, SameDocument
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
    for number, content in (("2441 2000 000001", b"%PDF-2"), ("24412000000009", b"%PDF-1")):
        with pytest.raises(SameDocument):
            attach(fund, number, content)
    attach(fund, "24412000000002", b"%PDF-2")
    assert Document.objects.count() == 2


DIGITAL = b"""<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EIid>26412000000000000017</EIid></Header><EInvoiceData><BasicInformation>
<TotalAmWithoutTax>1000.00</TotalAmWithoutTax><TotalTax-includedAmount>1060.00</TotalTax-includedAmount>
<RequestTime>2026-10-08 10:11:12</RequestTime></BasicInformation></EInvoiceData>
<TaxSupervisionInfo><InvoiceNumber>26412000000000000017</InvoiceNumber><IssueTime>2026-10-08</IssueTime>
</TaxSupervisionInfo></EInvoice>"""
ORIGINAL = """<?xml version="1.0" encoding="UTF-8"?><fp:eInvoice xmlns:fp="http://www.edrm.org.cn/schema/e-invoice/2019">
<fp:InvoiceCode>041002000111</fp:InvoiceCode><fp:InvoiceNo>12345678</fp:InvoiceNo><fp:IssueDate>2026年10月08日</fp:IssueDate>
<fp:TaxInclusiveTotalAmount>88.50</fp:TaxInclusiveTotalAmount></fp:eInvoice>""".encode()
OUTSIDE = """<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas>
<ofd:CustomData Name="发票代码">041002000111</ofd:CustomData><ofd:CustomData Name="发票号码">12345679</ofd:CustomData>
</ofd:CustomDatas></ofd:DocInfo></ofd:DocBody></ofd:OFD>""".encode()


def an_ofd(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr({"outside": "OFD.xml", "original": "Doc_0/Attachs/original_invoice.xml"}[name], part)
    return file.getvalue()


def test_an_electronic_invoice_says_its_number_amount_and_day() -> None:
    day = date(2026, 10, 8)
    assert invoices.read(DIGITAL) == Invoice("26412000000000000017", 106_000, day)
    assert invoices.read(an_ofd(outside=OUTSIDE, original=ORIGINAL)) == Invoice("04100200011112345678", 8_850, day)
    assert invoices.read(an_ofd(outside=OUTSIDE)) == Invoice("04100200011112345679")


NOTHING = {
    "a picture of one": b"%PDF-1.7",
    "cut off": b"PK\x03\x04 cut off",
    "no XML": an_ofd(outside=b"<a>"),
    "no invoice in an OFD": an_ofd(outside=b"<a/>"),
    "no invoice": b"<?xml version='1.0'?><a/>",
    "what would have to be expanded": b'<!DOCTYPE a [<!ENTITY b "1">]><a><InvoiceNumber>&b;</InvoiceNumber></a>',
    "half an invoice": DIGITAL[:300],
}


@pytest.mark.parametrize("content", NOTHING.values(), ids=NOTHING)
def test_a_file_that_says_nothing_or_is_damaged_is_read_as_nothing(content: bytes) -> None:
    assert invoices.read(content) is None


def test_the_number_of_a_file_goes_before_what_is_typed(fund: Fund) -> None:
    with pytest.raises(OtherNumber) as refused:
        attach(fund, "26412000000000000018", DIGITAL)
    assert "26412000000000000017" in str(refused.value)
    assert attach(fund, "", DIGITAL).number == "26412000000000000017"
    assert attach(fund, "1234 5678", an_ofd(original=ORIGINAL)).number == "04100200011112345678"
    with pytest.raises(SameDocument):
        attach(fund, "26412000000000000017", b"%PDF of the same invoice")


def test_an_invoice_without_a_number_is_not_attached(fund: Fund) -> None:
    for sort in ("invoice", "receipt"):
        with pytest.raises(Missing):
            attach(fund, "", b"%PDF-1", sort)
    assert attach(fund, "", b"%PDF-1", "other").number == ""


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
