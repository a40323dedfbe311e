"""A robot of a chat group: one call, one text, and an errcode in the answer whatever the status says."""

import json
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlsplit
from urllib.request import Request

from linli.notifications.carriers.calling import call
from linli.notifications.carriers.port import CarrierTrouble, harmless


@dataclass(frozen=True)
class Robot:
    """`url` is the address that the app shows for the robot; whoever has it can write to the group."""

    url: str = field(repr=False)
    timeout: float
    leaves: ClassVar[bool] = True
    HOPELESS: ClassVar[frozenset[int]]  # the errcodes that no later try mends

    def send(self, to: str, text: str, letter: str) -> str:
        """Write one text to the group. Raises `CarrierTrouble`."""
        body = json.dumps({"msgtype": "text", "text": {"content": self.worded(text)}}, ensure_ascii=False).encode()
        request = Request(self.signed(), data=body, headers={"Content-Type": "application/json; charset=utf-8"})
        return self._answer(call(request, self.timeout)[1])

    def worded(self, text: str) -> str:
        """The text as the group shall read it."""
        return text

    def signed(self) -> str:
        """The address of this one call."""
        return self.url

    def _answer(self, content: bytes) -> str:
        try:
            said: Any = json.loads(content)
            code, words = int(said["errcode"]), str(said.get("errmsg", ""))
        except (ValueError, LookupError, TypeError, AttributeError):
            raise CarrierTrouble("the answer holds no errcode", retry=True) from None
        secrets = [value for _, value in parse_qsl(urlsplit(self.url).query)]
        answer = f"errcode {code} {harmless(words, *secrets)}".strip()
        if code != 0:
            raise CarrierTrouble(answer, retry=code not in self.HOPELESS)
        return answer
