"""Others sign the same head with keys of their own, so that no two versions of the log can be shown to two people."""

import json
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.transparency import Head as Value
from linli.engines.transparency import Witness as Seen
from linli.engines.transparency import countersigned
from linli.foundation.writes import insert, writes
from linli.fund.books.heads import name_of, value_of
from linli.fund.models import Head, Witness
from linli.fund.refusals import NoWitness, OtherKey
from linli.territory.models import Community

MOST = 4000  # characters


def read(text: str) -> tuple[Value, Seen]:
    """The head that a witness has seen, and how it signed it, as `linli fund witness` writes it. Raises `NoWitness`."""
    try:
        said = json.loads(text[:MOST])
        head = said["head"]
        value = Value(str(head["log"]), int(head["size"]), bytes.fromhex(head["root"]), str(head["at"]))
        return value, Seen(str(said["name"]), bytes.fromhex(said["key"]), bytes.fromhex(said["signature"]))
    except (ValueError, KeyError, TypeError) as wrong:
        raise NoWitness(field="text") from wrong


@writes
def witness(text: str, *, by: Actor, at: datetime) -> Witness:
    """Keep with its head what a witness has signed; twice the same is once.

    Raises `NoWitness` where the head is none of ours or the signature is not that of the key, `OtherKey` where this
    name has signed with another key before.
    """
    value, seen = read(text)
    head = _head(by.community, value)
    gate.require(by, "fund.witness", head or Head(community_id=by.community))
    if (
        head is None
        or not 0 < len(seen.name.strip()) <= 40
        or head.key == seen.key.hex()
        or not countersigned(value, seen)
    ):
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
    log = name_of(community)
    return next((one for one in found if value_of(one, log) == said), None)
