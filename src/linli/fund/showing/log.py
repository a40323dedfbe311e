"""The public log as a file: every leaf, every head that was signed, every witness."""

from collections.abc import Iterable

from linli.engines.transparency.heads import Signed
from linli.engines.transparency.heads import Witness as Beside
from linli.engines.transparency.logs import Log, write_log
from linli.fund.books import queries
from linli.fund.books.heads import name_of, value_of
from linli.fund.models import Head
from linli.territory.models import Community


def log_of(community: Community) -> Log | None:
    """The log up to its last head; None while nothing is signed. Three queries."""
    heads = list(Head.objects.filter(community=community).order_by("size", "at").prefetch_related("witnesses"))
    if not heads:
        return None
    name = name_of(community)
    return Log(name, bytes.fromhex(heads[-1].key), queries.leaves(community.pk), [_signed(name, one) for one in heads])


def lines(community: Community) -> Iterable[bytes]:
    """The file line by line; nothing while nothing is signed."""
    log = log_of(community)
    return write_log(log) if log else ()


def _signed(log: str, head: Head) -> Signed:
    beside = [Beside(w.name, bytes.fromhex(w.key), bytes.fromhex(w.signature)) for w in head.witnesses.all()]
    return Signed(value_of(head, log), bytes.fromhex(head.signature), tuple(beside))
