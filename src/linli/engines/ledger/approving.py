"""The laws of a committee's decision: who voted, whether they may, and whether a yes is one."""

from collections.abc import Iterator

from linli.engines.ledger.book import Book
from linli.engines.ledger.entries import Leaf, ShapeError, day, number, text
from linli.engines.ledger.laws import Law, Problem

VOTING = ("community", "resident", "donor")
SIDES = (*VOTING, "supervisor")


def decide(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    """Take a decision; yields what is not in order, by a word."""
    on, proposal = day(leaf, "day"), book.of_kind(number(leaf, "proposal"), "proposal")
    fen, says, yes, no = number(leaf, "fen"), text(leaf, "says"), _seats(leaf, "yes"), _seats(leaf, "no")
    if says not in ("yes", "no"):
        raise ShapeError("says")
    if not isinstance(leaf.get("recused"), list | tuple):
        raise ShapeError("recused")
    recused = [number(one, "seat") for one in leaf["recused"]]
    votes = yes + no
    seats = {seat.number: seat.of for seat in book.seats.values() if seat.is_open(on) and seat.of in VOTING}
    wrong = ""
    if len(set(votes)) < len(votes) or set(votes) & set(recused) or set(votes) - seats.keys():
        wrong = "seats"
    elif says == "yes":
        wrong = _against_yes(len(yes), len(no), seats, votes)
        if not wrong and book.opinions.get(leaf["proposal"]) != "agree":
            wrong = "opinion"
        if not wrong and (proposal is None or fen > proposal["fen"]):
            wrong = f"{fen}"
    if wrong:
        yield Problem(index, -1, Law.DECISION, wrong)


def _against_yes(yes: int, no: int, seats: dict[int, str], votes: list[int]) -> str:
    if yes <= no:
        return f"{yes}:{no}"
    return "quorum" if 2 * len(votes) <= len(seats) or len({seats[seat] for seat in votes}) < len(VOTING) else ""


def _seats(leaf: Leaf, name: str) -> list[int]:
    said = leaf.get(name)
    if not isinstance(said, list | tuple):
        raise ShapeError(name)
    return [number({name: one}, name) for one in said]
