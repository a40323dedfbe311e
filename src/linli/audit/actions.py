"""Leaving a footprint, and erasing the words of one."""

import hashlib
import secrets
from datetime import datetime

from django.db.models import Model

from linli.access.actors import Actor
from linli.audit.models import Footprint, Words
from linli.foundation.writes import insert


def record(by: Actor, action: str, about: Model, *, at: datetime, code: str = "", words: str = "") -> Footprint:
    """Note that `by` did `action` to `about`. Belongs inside the transaction of the deed."""
    kept, digest = None, ""
    if words:
        salt = secrets.token_hex(16)
        digest = digest_of(words, salt)
        kept = insert(Words(community_id=by.community, text=words, salt=salt))
    made = Footprint(
        community_id=by.community,
        at=at,
        actor_kind=by.kind,
        actor=by.id,
        role=",".join(by.roles)[:40],
        action=action,
        object_kind=about._meta.label_lower,
        object_id=about.pk,
        code=code,
        words=kept,
        digest=digest,
    )
    return insert(made)


def digest_of(words: str, salt: str) -> str:
    """The salted digest by which a footprint can still prove its words while they exist."""
    return hashlib.sha256((salt + words).encode()).hexdigest()


def erase_words(by: Actor, footprint: Footprint, *, at: datetime) -> None:
    """Delete words and salt of a footprint; the footprint stays, and the erasing leaves its own."""
    if footprint.words_id:
        Words.objects.filter(pk=footprint.words_id).update(text="", salt="")
    record(by, "words.erase", footprint, at=at)
