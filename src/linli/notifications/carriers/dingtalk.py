"""A group robot of DingTalk 钉钉.

Protocol: open.dingtalk.com/document/robots/custom-robot-access and …/customize-robot-security-settings: POST of
{"msgtype": "text", "text": {"content": …}} to …/robot/send?access_token=…; a robot with 加签 wants &timestamp= (in
milliseconds, right within an hour) and &sign=, the base64 of HMAC-SHA256 keyed with the secret over timestamp, newline,
secret; one with 自定义关键词 takes only texts that hold one of its words. At most 20 messages a minute for each robot;
beyond that it is deaf for ten minutes. Answers hold errcode: 0 done, 130101 too fast, -1 busy, 310000 sign, keyword or
address not as the robot wants it.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self
from urllib.parse import urlencode

from linli.foundation import clock
from linli.notifications.carriers.calling import only, seconds, secure_url, words
from linli.notifications.carriers.robot import Robot


@dataclass(frozen=True)
class DingTalk(Robot):
    """`secret` is the one of 加签, `keyword` one of 自定义关键词; a robot wants either, both, or a known address."""

    secret: str = field(default="", repr=False)
    keyword: str = ""
    HOPELESS: ClassVar[frozenset[int]] = frozenset({310000})

    @classmethod
    def of(cls, given: dict[str, Any], place: str) -> Self:
        """The robot that [senders.dingtalk.NAME] describes. Raises `BadSender`."""
        only(place, given, ("url", "timeout", "secret", "keyword"))
        url = secure_url(place, given.get("url"), "access_token")
        return cls(url, seconds(place, given), words(place, given, "secret"), words(place, given, "keyword"))

    def worded(self, text: str) -> str:
        """With the robot's keyword, which a text must hold."""
        return text if self.keyword in text else f"【{self.keyword}】{text}"

    def signed(self) -> str:
        """The address with this moment's sign."""
        if not self.secret:
            return self.url
        moment = round(clock.now().timestamp() * 1000)
        return f"{self.url}&{urlencode({'timestamp': moment, 'sign': sign(moment, self.secret)})}"


def sign(moment: int, secret: str) -> str:
    """The sign of a moment in milliseconds, not yet url-encoded."""
    mac = hmac.new(secret.encode(), f"{moment}\n{secret}".encode(), hashlib.sha256)
    return base64.b64encode(mac.digest()).decode()
