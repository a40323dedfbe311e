"""What an electronic invoice says of itself: its number, amount and day, read from the XML or OFD that was brought.

Sources: the EInvoice XML of the fully digital invoice 数电票 (财政部电子凭证会计数据标准, TaxSupervisionInfo); the
`original_invoice.xml` and the CustomData of an OFD of the years before (GB/T 33190-2016); the fiscal receipt
财政电子票据 (EInvoiceCode, EInvoiceNumber). A PDF or a picture says nothing here: its number is typed.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from linli.engines import money
from linli.engines.money import AmountError

MOST_XML = 2 * 1024 * 1024  # bytes of one part, unpacked
NUMBERS = ("InvoiceNumber", "EInvoiceNumber", "InvoiceNo", "发票号码", "票据号码", "EIid")
CODES = ("InvoiceCode", "EInvoiceCode", "发票代码", "票据代码")
TOTALS = ("TotalTax-includedAmount", "TaxInclusiveTotalAmount", "TotalAmount", "价税合计", "金额合计")
DAYS = ("RequestTime", "IssueTime", "IssueDate", "开票日期")
_DAY = re.compile(r"(20\d\d)\D{0,2}(\d\d?)\D{0,2}(\d\d?)")


@dataclass(frozen=True)
class Invoice:
    """`number` with its code before it, where it has one; `fen` and `day` are None where the file does not say."""

    number: str
    fen: int | None = None
    day: date | None = None


def read(content: bytes) -> Invoice | None:
    """What the file says; None where it is no XML or OFD of an invoice, or is damaged."""
    try:
        said = [_said(part) for part in _parts(content)]
    except (ElementTree.ParseError, zipfile.BadZipFile, RuntimeError, OSError, ValueError):
        return None
    for words in said:
        if number := plain(_first(words, NUMBERS)):
            code = plain(_first(words, CODES))
            return Invoice(code + number, _fen(_first(words, TOTALS)), _day(_first(words, DAYS)))
    return None


def plain(number: str) -> str:
    """A number without what people write between its signs."""
    return re.sub(r"[^0-9A-Za-z]", "", number)


def same(typed: str, said: str) -> bool:
    """Whether a typed number is the one that a file says; its code may be left out."""
    return plain(typed) == said or (len(plain(typed)) >= 8 and said.endswith(plain(typed)))


def _parts(content: bytes) -> Iterator[bytes]:
    """The XML itself; of an OFD the original invoice first, then the page of what it says of itself."""
    if not content.startswith(b"PK"):
        yield content
        return
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        named = [one for one in packed.infolist() if one.file_size <= MOST_XML and one.filename.endswith(".xml")]
        for end in ("original_invoice.xml", "OFD.xml"):
            for one in named:
                if one.filename.endswith(end):
                    yield packed.read(one)


def _said(part: bytes) -> dict[str, str]:
    """Every word with its name: of an element by its tag, of CustomData by its Name; the first of a name holds."""
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        return {}
    words: dict[str, str] = {}
    for element in ElementTree.fromstring(part).iter():
        name = element.get("Name") or element.tag.rpartition("}")[2]
        if element.text and element.text.strip():
            words.setdefault(name, element.text.strip())
    return words


def _first(words: dict[str, str], names: tuple[str, ...]) -> str:
    return next((words[name] for name in names if name in words), "")


def _fen(text: str) -> int | None:
    try:
        return money.read(text, negative=True) if text else None
    except AmountError:
        return None


def _day(text: str) -> date | None:
    found = _DAY.match(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
