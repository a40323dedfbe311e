"""Rules of the door: how long a ticket, a code and a secret are, and when they end."""

import secrets
from datetime import datetime, timedelta

TICKET_HOLDS = timedelta(minutes=10)
CODE_HOLDS = timedelta(minutes=10)
CODE_TRIES = 5


def new_secret() -> str:
    """A device's or ticket's secret: 256 bits."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """A one-time code: six digits."""
    return f"{secrets.randbelow(1_000_000):06}"


def ticket_ends(at: datetime) -> datetime:
    return at + TICKET_HOLDS


def code_ends(at: datetime) -> datetime:
    return at + CODE_HOLDS
