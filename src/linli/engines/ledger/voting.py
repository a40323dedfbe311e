"""The laws of a residents' vote: announced before it opens, ballots from valid codes, pools spent on their projects."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from linli.engines.ledger.book import Book
from linli.engines.ledger.entries import Leaf, ShapeError, day, day_there, number, text
from linli.engines.ledger.laws import Law, Problem


def announce(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    """Take a vote that is announced; its codes are those that may vote."""
    opens, closes, pools, costs = day(leaf, "opens"), day(leaf, "closes"), _pools(leaf), _costs(leaf)
    codes = _texts(leaf, "codes")
    book.codes[index] = set(codes)
    numbers = {project for _purpose, project in costs}
    if not day_there(leaf["at"]) < opens <= closes:
        yield Problem(index, -1, Law.BALLOT, opens)
    if len(set(codes)) < len(codes) or len(numbers) < len(_list(leaf, "projects")):
        yield Problem(index, -1, Law.BALLOT, "twice")
    for (purpose, project), yuan in costs.items():
        if purpose not in book.purposes or yuan > pools.get(purpose, 0):
            yield Problem(index, -1, Law.BALLOT, f"{project}")


def reissue(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    """Take a code that replaces another, as long as the vote is open."""
    about, void, code = number(leaf, "vote"), text(leaf, "void"), text(leaf, "code")
    vote, codes = book.of_kind(about, "vote"), book.codes.get(about, set())
    late = vote is None or about in book.won or day_there(leaf["at"]) > vote["closes"]
    if late or void not in codes or code in codes:
        yield Problem(index, -1, Law.BALLOT, void[:8])
    book.codes[about] = codes - {void} | {code}


def count(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    """Take a result: whether its ballots may be, and whether it spends no more than there is, on what was voted on."""
    about, households = number(leaf, "vote"), number(leaf, "households")
    vote, codes = book.of_kind(about, "vote"), book.codes.get(about, set())
    ballots = [(text(one, "code"), _numbers(one, "ticks")) for one in _list(leaf, "ballots")]
    told = {text(one, "purpose"): _numbers(one, "funded") for one in _list(leaf, "pools")}
    pools, costs = _pools(vote or {"pools": ()}), _costs(vote or {"projects": ()})
    known = {project for _purpose, project in costs}
    voted = {code for code, _ticks in ballots}
    if vote is None or about in book.won or day_there(leaf["at"]) <= vote["closes"] or households != len(codes):
        yield Problem(index, -1, Law.BALLOT, f"{about}")
    if len(voted & codes) < len(ballots) or any(len({*t} & known) < len(t) for _code, t in ballots):
        yield Problem(index, -1, Law.BALLOT, "ballots")
    if _pools(leaf) != pools:
        yield Problem(index, -1, Law.BALLOT, "pools")
    for purpose, funded in told.items():
        spent = sum(costs.get((purpose, project), pools.get(purpose, 0) + 1) for project in funded)
        if len(set(funded)) < len(funded) or spent > pools.get(purpose, 0):
            yield Problem(index, -1, Law.BALLOT, purpose)
    book.won[about] = frozenset((purpose, project) for purpose, funded in told.items() for project in funded)


def carry_out(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    """A proposal that names a vote carries out what won it, with no more than it was to cost."""
    if "vote" not in leaf:
        return
    about, won = number(leaf, "vote"), (text(leaf, "purpose"), number(leaf, "project"))
    vote = book.of_kind(about, "vote")
    if won not in book.won.get(about, ()) or number(leaf, "fen") > 100 * _costs(vote or {"projects": ()}).get(won, 0):
        yield Problem(index, -1, Law.BALLOT, f"{won[1]}")


def _list(leaf: Leaf, name: str) -> Sequence[Any]:
    found = leaf.get(name)
    if not isinstance(found, list | tuple):
        raise ShapeError(name)
    return found


def _texts(leaf: Leaf, name: str) -> list[str]:
    return [text({name: one}, name) for one in _list(leaf, name)]


def _numbers(leaf: Leaf, name: str) -> list[int]:
    return [number({name: one}, name) for one in _list(leaf, name)]


def _pools(leaf: Leaf) -> Mapping[str, int]:
    return {text(one, "purpose"): number(one, "yuan") for one in _list(leaf, "pools")}


def _costs(leaf: Leaf) -> Mapping[tuple[str, int], int]:
    """What each project costs, by its purpose and number; a project of another purpose is not there."""
    rows = [(text(one, "purpose"), number(one, "project"), number(one, "yuan")) for one in _list(leaf, "projects")]
    return {(purpose, project): yuan for purpose, project, yuan in rows}
