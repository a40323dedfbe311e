"""From rows of cells, or blocks of `label：value`, to orders; times stay as they are written."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from linli.engines.messages.signs import spaced
from linli.engines.orders.columns import meaning

TOPS = 10  # rows among which the header is looked for
_PAIR = re.compile(
    r"\s*[【\[]?(?P<label>[^：:【】\[\]]{2,12}?)[】\]]?\s*[：:]\s*(?P<value>.*)"
    r"|\s*[【\[](?P<head>[^】\]]{2,12})[】\]]\s*(?P<said>.*)"
)
_SECRET = re.compile(r"(?:是|要求?保密|保密|匿名|Y|YES|1|TRUE|√|✓).{0,6}", re.IGNORECASE)
_NO = re.compile(r"(?:否|不|无|N|NO|0|FALSE|×).{0,6}", re.IGNORECASE)
_TOTAL = re.compile(r".{0,12}(?:合计|小计|总计|共计).*")
_DIGITS = re.compile(r"\d{7,12}")
Others = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Order:
    """One order as it came: `row` of its source from 1; name and phone are '' when the caller is to be kept secret.

    `reachable`: whether the caller may be called.
    """

    row: int
    number: str
    received: str
    said: str
    deadline: str
    words: str
    place: str
    name: str = ""
    phone: str = ""
    secret: bool = False
    reachable: bool = False


@dataclass(frozen=True, slots=True)
class Orders:
    """All orders of one sheet; `labels` name the columns that were read, `unread` those that were not."""

    orders: tuple[Order, ...]
    labels: Mapping[str, str]
    unread: tuple[str, ...]


def read(lines: Sequence[Sequence[str]], others: Others = lambda label: "") -> Orders | None:
    """The orders of a sheet; None when no row is a header that names at least a number or a time, and words."""
    header = _header(lines, others)
    if header is None:
        return None
    keys = [meaning(label, others) for label in lines[header]]
    labels = {key: label for key, label in zip(reversed(keys), reversed(lines[header]), strict=True) if key}
    unread = tuple(label for key, label in zip(keys, lines[header], strict=True) if label and not key)
    found = []
    for row, line in enumerate(lines[header + 1 :], header + 2):
        cells = _cells(keys, line)
        if cells and not _TOTAL.fullmatch(next(iter(line), "")) and list(line) != list(lines[header]):
            found.append(_order(row, cells))
    return Orders(tuple(found), labels, unread)


def _header(lines: Sequence[Sequence[str]], others: Others) -> int | None:
    best, at = 0, None
    for index, line in enumerate(lines[:TOPS]):
        keys = {meaning(label, others) for label in line} - {""}
        if keys & {"words", "title"} and keys & {"number", "received", "said", "deadline"} and len(keys) > best:
            best, at = len(keys), index
    return at


def _cells(keys: Sequence[str], line: Sequence[str]) -> dict[str, list[str]]:
    """The filled cells of a row by meaning; several columns may mean the same."""
    found: dict[str, list[str]] = {}
    for key, cell in zip(keys, line, strict=False):
        if key and cell.strip():
            found.setdefault(key, []).append(spaced(cell))
    return found


def _order(row: int, cells: Mapping[str, Sequence[str]]) -> Order:
    def first(key: str) -> str:
        return next(iter(cells.get(key, ())), "")

    secret = bool(_SECRET.fullmatch(first("secret"))) or bool(_NO.fullmatch(first("open")))
    phone = _DIGITS.search(re.sub(r"[-\s—]", "", first("phone")))
    return Order(
        row,
        first("number"),
        first("received") or first("said"),
        first("said") or first("received"),
        first("deadline"),
        _words(first("title"), " ".join(cells.get("words", ())), "/".join(cells.get("category", ()))),
        " ".join(dict.fromkeys(cells.get("place", ()))),
        "" if secret else first("name"),
        "" if secret or not phone else phone.group(),
        secret,
        not secret and bool(phone) and not _NO.fullmatch(first("reach")),
    )


def _words(title: str, words: str, category: str) -> str:
    """What was said, with the title above it unless it says the same; a category alone is better than nothing."""
    if title and title not in words:
        return f"{title}\n{words}".strip()
    return words or category


def blocks(pasted: str, others: Others = lambda label: "") -> list[list[str]]:
    """Lines of `label：value` as a table with a header; a label that comes again begins the next order."""
    found: list[dict[str, str]] = []
    last = ""
    for line in pasted.splitlines():
        pair = _PAIR.fullmatch(line)
        label = ((pair["label"] or pair["head"] or "") if pair else "").strip()
        if pair and meaning(label, others):
            if not found or label in found[-1]:
                found.append({})
            found[-1][label] = (pair["value"] or pair["said"] or "").strip()
            last = label
        elif line.strip() and found and last:
            found[-1][last] = f"{found[-1][last]} {line.strip()}".strip()
    labels = list(dict.fromkeys(label for block in found for label in block))
    return [labels, *([block.get(label, "") for label in labels] for block in found)] if found else []
