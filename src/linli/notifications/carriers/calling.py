"""One call by HTTP: to the configured host and to no other, and what an answer without success means."""

from collections.abc import Iterable
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from linli.notifications.carriers.port import BadSender, CarrierTrouble

TRY_AGAIN = {408, 425, 429}  # 4xx by which a server asks for patience
LONGEST_ANSWER = 65_536
LONGEST_WAIT = 10.0  # seconds; a sending must end long before its lease does
THIS_MACHINE = ("127.0.0.1", "::1", "localhost")


class _NoRedirect(HTTPRedirectHandler):
    """A number is sent to the configured host and to no other."""

    def redirect_request(self, *_: Any) -> None:
        return None


_opener = build_opener(_NoRedirect())


def call(request: Request, timeout: float) -> tuple[int, bytes]:
    """Status and body of an answer. Raises `CarrierTrouble`; what the other side cannot mend is not tried again."""
    try:
        with _opener.open(request, timeout=timeout) as answer:
            return answer.status, answer.read(LONGEST_ANSWER)
    except HTTPError as wrong:
        again = wrong.code >= 500 or wrong.code in TRY_AGAIN
        raise CarrierTrouble(f"HTTP {wrong.code}", retry=again) from None
    except (OSError, HTTPException) as wrong:  # no answer: unreachable, timed out, broken off
        raise CarrierTrouble(f"no answer: {type(wrong).__name__}", retry=True) from None


def only(place: str, given: Any, known: Iterable[str]) -> None:
    """Refuse with `BadSender` what is no table, or holds a key that nobody knows."""
    if not isinstance(given, dict):
        raise BadSender(f"{place}: is a table, as in [{place}]")
    unknown = set(given) - set(known)
    if unknown:
        raise BadSender(f"{place}: unknown {', '.join(sorted(unknown))}")


def secure_url(place: str, url: Any, holds: str) -> str:
    """An address whose query holds the key `holds`: https, unless it is this machine's. Raises `BadSender`."""
    parts = urlsplit(url) if isinstance(url, str) else None
    if parts is None or not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in THIS_MACHINE)):
        raise BadSender(f"{place}: url must begin with https://")
    if not any(pair.startswith(f"{holds}=") and len(pair) > len(holds) + 1 for pair in parts.query.split("&")):
        raise BadSender(f"{place}: url must be copied whole, with {holds}=… at its end")
    return str(url)


def seconds(place: str, given: dict[str, Any]) -> float:
    """How long an answer is waited for. Raises `BadSender`."""
    wait = given.get("timeout", LONGEST_WAIT)
    if isinstance(wait, bool) or not isinstance(wait, int | float) or not 0 < wait <= LONGEST_WAIT:
        raise BadSender(f"{place}: timeout is a number of seconds up to {LONGEST_WAIT:.0f}")
    return float(wait)


def words(place: str, given: dict[str, Any], key: str, *, needed: bool = False) -> str:
    """One line of text of the settings. Raises `BadSender`."""
    value = given.get(key, "")
    if not isinstance(value, str) or (needed and not value.strip()) or len(value.splitlines()) > 1:
        raise BadSender(f"{place}: {key} is one line of text")
    return value.strip()
