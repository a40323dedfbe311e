"""A group robot of WeCom 企业微信.

Protocol: developer.work.weixin.qq.com/document/path/91770 (群机器人配置说明): POST of {"msgtype": "text", "text":
{"content": …}} to …/cgi-bin/webhook/send?key=…, at most 2048 bytes of UTF-8, at most 20 messages a minute for each
robot. Answers hold errcode: 0 done, 45009 too many a minute, -1 busy, 93000 no such robot (…/document/path/90313).
Text is sent and not markdown, which people who read the group in plain WeChat are not shown.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from linli.notifications.carriers.calling import only, seconds, secure_url
from linli.notifications.carriers.robot import Robot


@dataclass(frozen=True)
class WeCom(Robot):
    """The robot's key in its address is all that is needed."""

    HOPELESS: ClassVar[frozenset[int]] = frozenset({93000})

    @classmethod
    def of(cls, given: dict[str, Any], place: str) -> Self:
        """The robot that [senders.wecom.NAME] describes. Raises `BadSender`."""
        only(place, given, ("url", "timeout"))
        return cls(secure_url(place, given.get("url"), "key"), seconds(place, given))
