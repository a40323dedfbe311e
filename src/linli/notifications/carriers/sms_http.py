"""A text message by an HTTP gateway of any provider: address, headers and body are told in the settings file."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any, ClassVar, Self
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from linli.notifications.carriers.port import BadSender, CarrierTrouble

PLACES = ("{phone}", "{text}", "{id}")
TRY_AGAIN = {408, 425, 429}  # 4xx by which a server asks for patience
LONGEST_ANSWER = 65_536


class _NoRedirect(HTTPRedirectHandler):
    """A number is sent to the configured host and to no other."""

    def redirect_request(self, *_: Any) -> None:
        return None


_opener = build_opener(_NoRedirect())


@dataclass(frozen=True)
class SmsHttp:
    """`form` is json, form or query; `ok_path` leads through a JSON answer to one of `ok_values`."""

    url: str
    method: str = "POST"
    form: str = "json"
    headers: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] = field(default_factory=lambda: {"phone": "{phone}", "text": "{text}"})
    ok_status: tuple[int, ...] = (200, 201, 202, 204)
    ok_path: str = ""
    ok_values: tuple[str, ...] = ("0",)
    timeout: float = 10
    leaves: ClassVar[bool] = True

    @classmethod
    def of(cls, given: dict[str, Any]) -> Self:
        """The carrier that [senders.sms] describes. Raises `BadSender`."""
        known = {"url", "method", "headers", "body", "ok_path", "timeout"}
        unknown = set(given) - known - {"format", "ok_status", "ok_values"}
        if unknown:
            raise BadSender(f"senders.sms: unknown {', '.join(sorted(unknown))}")
        if not str(given.get("url", "")).startswith(("https://", "http://")):
            raise BadSender("senders.sms: url must begin with https:// or http://")
        if given.get("format", "json") not in ("json", "form", "query"):
            raise BadSender("senders.sms: format is json, form or query")
        made = cls(
            **{key: given[key] for key in known & set(given)},
            form=given.get("format", "json"),
            ok_status=tuple(given.get("ok_status", (200, 201, 202, 204))),
            ok_values=tuple(str(value) for value in given.get("ok_values", ("0",))),
        )
        missing = [place for place in PLACES[:2] if place not in made.url + json.dumps(made.body)]
        if missing:
            raise BadSender(f"senders.sms: neither url nor body holds {' or '.join(missing)}")
        return made

    def send(self, number: str, text: str, letter: str) -> None:
        """Hand one text to the gateway. Raises `CarrierTrouble`; what the gateway cannot mend is not tried again."""
        try:
            with _opener.open(self._request(number, text, letter), timeout=self.timeout) as answer:
                status, content = answer.status, answer.read(LONGEST_ANSWER)
        except HTTPError as wrong:
            again = wrong.code >= 500 or wrong.code in TRY_AGAIN
            raise CarrierTrouble(f"HTTP {wrong.code}", retry=again) from None
        except (OSError, HTTPException) as wrong:  # no answer: unreachable, timed out, broken off
            raise CarrierTrouble(f"no answer: {type(wrong).__name__}", retry=True) from None
        if status not in self.ok_status:
            raise CarrierTrouble(f"HTTP {status}", retry=False)
        if self.ok_path:
            self._check(content)

    def _request(self, number: str, text: str, letter: str) -> Request:
        values = dict(zip(PLACES, (number, text, letter), strict=True))
        url = _fill(self.url, {place: quote(value, safe="") for place, value in values.items()})
        body = _deep(self.body, lambda words: _fill(words, values))
        if self.form == "query":
            joined = f"{url}{'&' if '?' in url else '?'}{urlencode(body)}" if body else url
            return Request(joined, headers=self.headers, method=self.method)
        if self.form == "form":
            data, kind = urlencode(body).encode(), "application/x-www-form-urlencoded; charset=utf-8"
        else:
            data, kind = json.dumps(body, ensure_ascii=False).encode(), "application/json; charset=utf-8"
        return Request(url, data=data, headers={"Content-Type": kind} | self.headers, method=self.method)

    def _check(self, content: bytes) -> None:
        """The gateway's own word: many answer 200 whatever happened."""
        try:
            value: Any = json.loads(content)
            for step in self.ok_path.split("."):
                value = value[int(step)] if isinstance(value, list) else value[step]
        except (ValueError, LookupError, TypeError):
            raise CarrierTrouble(f"the answer holds no {self.ok_path}", retry=True) from None
        said = "true" if value is True else "false" if value is False else str(value)
        if said not in self.ok_values:
            raise CarrierTrouble(f"{self.ok_path} = {re.sub(r'[0-9]{7,}', '…', said)[:60]}", retry=True)


def _fill(words: str, values: dict[str, str]) -> str:
    """Put values into their places in one pass, so that a text cannot open a place itself."""
    return re.sub("|".join(map(re.escape, values)), lambda place: values[place.group()], words)


def _deep(given: Any, change: Callable[[str], str]) -> Any:
    if isinstance(given, dict):
        return {key: _deep(value, change) for key, value in given.items()}
    if isinstance(given, list):
        return [_deep(value, change) for value in given]
    return change(given) if isinstance(given, str) else given
