"""Sealing of names and numbers at rest, blind indexes to find them, and tokens that prove themselves."""

import base64
import hashlib
import hmac
import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12
_MAC = 10
_keys: dict[str, bytes] = {}


class Unreadable(ValueError):
    """A sealed value was made with another key, or was altered."""


def use(secret: str) -> None:
    """Derive all keys from the installation's secret; the roof calls this once."""
    for purpose in ("seal", "index", "link"):
        _keys[purpose] = hashlib.scrypt(purpose.encode(), salt=secret.encode(), n=2, r=1, p=1, dklen=32)


def seal(text: str) -> str:
    """AES-256-GCM, base64; the empty text stays empty."""
    if not text:
        return ""
    nonce = os.urandom(_NONCE)
    return base64.urlsafe_b64encode(nonce + AESGCM(_keys["seal"]).encrypt(nonce, text.encode(), None)).decode()


def unseal(sealed: str) -> str:
    """The text that was sealed. Raises `Unreadable`."""
    if not sealed:
        return ""
    raw = base64.urlsafe_b64decode(sealed)
    try:
        return AESGCM(_keys["seal"]).decrypt(raw[:_NONCE], raw[_NONCE:], None).decode()
    except InvalidTag as wrong:
        raise Unreadable("sealed with another key") from wrong


def blind(text: str) -> str:
    """A keyed digest: equal texts have equal digests, and nothing else can be read from it."""
    return hmac.new(_keys["index"], text.encode(), hashlib.sha256).hexdigest() if text else ""


def link_token(id: UUID) -> str:
    """The private link of a row: its id and a keyed mark, 35 characters, kept nowhere."""
    mark = hmac.new(_keys["link"], id.bytes, hashlib.sha256).digest()[:_MAC]
    return base64.urlsafe_b64encode(id.bytes + mark).decode().rstrip("=")


def link_id(token: str) -> UUID | None:
    """The id that a private link carries, or None when it was not made here."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return None
    if len(raw) != 16 + _MAC or not token.isascii():
        return None
    id = UUID(bytes=raw[:16])
    return id if hmac.compare_digest(link_token(id), token) else None
