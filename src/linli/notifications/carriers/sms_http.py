"""A text message by an HTTP gateway of any provider: address, headers and body are told in the settings file."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self
from urllib.parse import quote, urlencode
from urllib.request import Request

from linli.notifications.carriers.calling import call, only
from linli.notifications.carriers.port import BadSender, CarrierTrouble, harmless

PLACES = ("{phone}", "{text}", "{id}")


@dataclass(frozen=True)
class SmsHttp:
    """`form` is json, form or query; `ok_path` leads through a JSON answer to one of `ok_values`."""

    url: str
    method: str = "POST"
    form: str = "json"
    headers: dict[str, str] = field(default_factory=dict, repr=False)
    body: dict[str, Any] = field(default_factory=lambda: {"phone": "{phone}", "text": "{text}"}, repr=False)
    ok_status: tuple[int, ...] = (200, 201, 202, 204)
    ok_path: str = ""
    ok_values: tuple[str, ...] = ("0",)
    timeout: float = 10
    leaves: ClassVar[bool] = True

    @classmethod
    def of(cls, given: dict[str, Any], place: str) -> Self:
        """The carrier that [senders.sms] describes. Raises `BadSender`."""
        known = {"url", "method", "headers", "body", "ok_path", "timeout"}
        only(place, given, known | {"format", "ok_status", "ok_values"})
        if not str(given.get("url", "")).startswith(("https://", "http://")):
            raise BadSender(f"{place}: url must begin with https:// or http://")
        if given.get("format", "json") not in ("json", "form", "query"):
            raise BadSender(f"{place}: format is json, form or query")
        made = cls(
            **{key: given[key] for key in known & set(given)},
            form=given.get("format", "json"),
            ok_status=tuple(given.get("ok_status", (200, 201, 202, 204))),
            ok_values=tuple(str(value) for value in given.get("ok_values", ("0",))),
        )
        missing = [place for place in PLACES[:2] if place not in made.url + json.dumps(made.body)]
        if missing:
            raise BadSender(f"{place}: neither url nor body holds {' or '.join(missing)}")
        return made

    def send(self, to: str, text: str, letter: str) -> str:
        """Hand one text to the gateway. Raises `CarrierTrouble`."""
        status, content = call(self._request(to, text, letter), self.timeout)
        if status not in self.ok_status:
            raise CarrierTrouble(f"HTTP {status}", retry=False)
        return self._answer(content) if self.ok_path else f"HTTP {status}"

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

    def _answer(self, content: bytes) -> str:
        """The gateway's own word: many answer 200 whatever happened."""
        try:
            value: Any = json.loads(content)
            for step in self.ok_path.split("."):
                value = value[int(step)] if isinstance(value, list) else value[step]
        except (ValueError, LookupError, TypeError):
            raise CarrierTrouble(f"the answer holds no {self.ok_path}", retry=True) from None
        said = "true" if value is True else "false" if value is False else str(value)
        answer = f"{self.ok_path} = {harmless(said)}"
        if said not in self.ok_values:
            raise CarrierTrouble(answer, retry=True)
        return answer


def _fill(words: str, values: dict[str, str]) -> str:
    """Put values into their places in one pass, so that a text cannot open a place itself."""
    return re.sub("|".join(map(re.escape, values)), lambda place: values[place.group()], words)


def _deep(given: Any, change: Callable[[str], str]) -> Any:
    if isinstance(given, dict):
        return {key: _deep(value, change) for key, value in given.items()}
    if isinstance(given, list):
        return [_deep(value, change) for value in given]
    return change(given) if isinstance(given, str) else given
