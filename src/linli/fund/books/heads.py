"""Signing how far the log reaches: only what continues what was signed before is ever signed."""

from datetime import UTC, datetime, timedelta

from linli.access import gate
from linli.access.actors import Actor, rule
from linli.audit import actions as audit
from linli.engines.transparency import Head as Signed
from linli.engines.transparency import sign as sign_head
from linli.foundation.writes import insert, one_at_a_time, writes
from linli.fund.books import queries
from linli.fund.books.keys import Keys
from linli.fund.labels import Kind
from linli.fund.models import Head, Leaf
from linli.fund.refusals import NotContinued, NothingToSign
from linli.territory.models import Community

AT_ONCE = (Kind.DECISION, Kind.VOTE, Kind.RESULT)  # these are signed the same hour
DAILY = timedelta(hours=20)  # a head of the same evening is signed again the next


def sign_all(keys: Keys, *, at: datetime) -> int:
    """Sign every log that has grown since its last head, if that is a day old or a decision or a vote came since.

    How many were signed. The first head makes the key; later ones need it as it is (`KeyMissing`).
    """
    signed = 0
    for community in Community.objects.all():
        last = queries.last(community.pk)
        head = Head.objects.filter(community=community).first()
        if last is None or (head and head.size == last.number + 1):
            continue
        fresh = Leaf.objects.filter(community=community, number__gte=head.size if head else 0)
        if head and at - head.at < DAILY and not fresh.filter(kind__in=AT_ONCE).exists():
            continue
        if head is None:
            keys.make(name_of(community))
        sign(community, keys, by=rule("fund", community.pk), at=at)
        signed += 1
    return signed


def name_of(community: Community) -> str:
    """The name that a community's log has in its heads."""
    return f"linli-{community.code}"


def value_of(head: Head, log: str) -> Signed:
    """A kept head as it was signed; `log` is the name of its community's log."""
    return Signed(log, head.size, bytes.fromhex(head.root), _when(head.at))


def _when(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


@writes
def sign(community: Community, keys: Keys, *, by: Actor, at: datetime) -> Head:
    """Sign the log as it stands. Raises `NothingToSign`, `KeyMissing`, `NotContinued`.

    A log that was bent, or restored from an old backup, does not continue what its key signed last: it is refused, so
    that it cannot pass for the true one.
    """
    gate.require(by, "fund.sign", Head(community=community))
    one_at_a_time(community.pk)
    log, tree = name_of(community), queries.tree(community.pk)
    if not len(tree):
        raise NothingToSign()
    size, root = keys.signed(log)
    if size > len(tree) or (size and tree.root(size) != root):
        raise NotContinued(size=size, now=len(tree))
    key, when = keys.of(log), at.astimezone(UTC).replace(microsecond=0)
    head = Signed(log, len(tree), tree.root(), _when(when))
    signed = insert(
        Head(
            community=community,
            size=head.size,
            root=head.root.hex(),
            at=when,
            key=key.public_key().public_bytes_raw().hex(),
            signature=sign_head(head, key).hex(),
        )
    )
    audit.record(by, "fund.sign", signed, at=at, code=str(head.size))
    keys.remember(log, head.size, head.root)
    return signed
