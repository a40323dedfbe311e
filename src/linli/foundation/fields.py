"""Field types that every room shares: time-ordered ids, sealed text, readable codes."""

import os
import secrets
import threading
import time
from typing import Any
from uuid import UUID

from django.db import models

from linli.foundation import sealing

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that an old eye confuses: no 0 O 1 I L


_order = threading.Lock()
_latest = [0]


def uuid7() -> UUID:
    """A time-ordered UUID (RFC 9562, version 7): 48 bits of milliseconds, then chance.

    Of two made by one process the later is the greater, also within a millisecond (RFC 9562 §6.2, method 2).
    """
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    with _order:
        _latest[0] = value if value > _latest[0] else _latest[0] + 1
        return UUID(int=_latest[0])


def readable_code(length: int) -> str:
    """A random code without confusable signs, to be read aloud or typed."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def place_code() -> str:
    """The short permanent code of a stairwell or a micro-grid, as printed on a poster."""
    return readable_code(7)


def tracking_code() -> str:
    """The code on a reporter's slip."""
    return readable_code(8)


class SealedText(models.TextField):  # type: ignore[type-arg]
    """Text that lies encrypted in the database and reads plainly in Python; it cannot be filtered by."""

    def get_prep_value(self, value: Any) -> Any:
        return sealing.seal(value) if value else ""

    def from_db_value(self, value: str, *_: Any) -> str:
        return sealing.unseal(value)


class Row(models.Model):
    """A row with a time-ordered id, which a phone may make offline."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True
