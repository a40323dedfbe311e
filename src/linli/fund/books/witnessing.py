"""Others sign the same head with keys of their own, so that no two versions of the log can be shown to two people."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.transparency import Head as Value
from linli.foundation.writes import insert, writes
from linli.fund.books.heads import name_of
from linli.fund.models import Head, Witness
from linli.fund.refusals import NoWitness, OtherKey
from linli.territory.models import Community

MOST = 4000  # characters


@dataclass(frozen=True)
class Seen:
    """What a witness's file says: the head it has seen, its name, its key and its signature."""

    head: Value
    name: str
    key: bytes
    signature: bytes


def read(text: str) -> Seen:
    """The file that `linli fund witness` writes. Raises `NoWitness`."""
    try:
        said = json.loads(text[:MOST])
        head = said["head"]
        value = Value(str(head["log"]), int(head["size"]), bytes.fromhex(head["root"]), str(head["at"]))
        return Seen(value, str(said["name"]), bytes.fromhex(said["key"]), bytes.fromhex(said["signature"]))
    except (ValueError, KeyError, TypeError) as wrong:
        raise NoWitness(field="text") from wrong


@writes
def witness(text: str, *, by: Actor, at: datetime) -> Witness:
    """Keep with its head what a witness has signed; twice the same is once.

    Raises `NoWitness` where the head is none of ours or the signature is not that of the key, `OtherKey` where this
    name has signed with another key before.
    """
    seen = read(text)
    head = _head(by.community, seen.head)
    gate.require(by, "fund.witness", head or Head(community_id=by.community))
    if head is None or not 0 < len(seen.name.strip()) <= 40 or head.key == seen.key.hex() or not _signed(seen):
        raise NoWitness(field="text")
    ours = Witness.objects.filter(community=by.community)
    if ours.filter(name=seen.name).exclude(key=seen.key.hex()).exists():
        raise OtherKey(field="text", name=seen.name)
    known = ours.filter(head=head, key=seen.key.hex()).first()
    if known:
        return known
    made = Witness(
        community_id=by.community, head=head, name=seen.name, key=seen.key.hex(), signature=seen.signature.hex()
    )  # fmt: skip
    audit.record(by, "fund.witness", head, at=at, code=seen.name)
    return insert(made)


def _head(community_id: UUID, said: Value) -> Head | None:
    """The very head that was seen, if it is one of ours."""
    community = Community.objects.get(pk=community_id)
    found = Head.objects.filter(community=community, size=said.size, root=said.root.hex())
    same = (one for one in found if f"{one.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" == said.at)
    return next(same, None) if said.log == name_of(community) else None


def _signed(seen: Seen) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(seen.key).verify(seen.signature, seen.head.witnessed(seen.name))
    except (InvalidSignature, ValueError):
        return False
    return True
