"""`linli tell-test`: one harmless sentence by one sender, and what the other side answered."""

import argparse
from typing import TYPE_CHECKING
from uuid import uuid4

from linli.cli import starting
from linli.cli.trouble import Trouble

if TYPE_CHECKING:
    from linli.notifications.carriers.senders import Sender

NAME = "tell-test"
HELP = "发一条测试消息，看短信、邮件、群机器人通不通 · send one test message by a sender, and see the answer"


def add(parser: argparse.ArgumentParser) -> None:
    starting.add_data(parser)
    parser.add_argument(
        "sender", metavar="SENDER", nargs="?", help="用哪一个（不写就列出来） · which (none: list them)"
    )
    parser.add_argument("--to", metavar="NUMBER_OR_ADDRESS", help="发给谁：手机号或邮箱 · to which number or address")


def run(args: argparse.Namespace) -> int:
    """1 when it did not arrive."""
    if starting.start(args).demo:
        raise Trouble("演示不向外发消息", "The demo sends nothing")
    from linli.notifications import carriers

    have = {sender.name: sender for sender in carriers.in_use()}
    if not args.sender:
        print("\n".join(have) or "没有配置，见 docs/operations.md · none is configured")
        return 0
    if args.sender not in have:
        raise Trouble(
            f"设置里没有“{args.sender}”，有的是：{'、'.join(have) or '无'}", "The settings have no such sender"
        )
    return _send(have[args.sender], args.to or "")


def _send(sender: "Sender", to: str) -> int:
    from django.utils import translation

    from linli.notifications.carriers.port import CarrierTrouble
    from linli.notifications.delivery import LANGUAGE
    from linli.notifications.labels import TEST_SENTENCE
    from linli.notifications.rules import GROUPS

    if sender.way not in GROUPS and not to:
        raise Trouble("请用 --to 写明发给哪个手机号或邮箱", "Say with --to where to send it")
    with translation.override(LANGUAGE):
        text = str(TEST_SENTENCE)
    try:
        answer = sender.carrier.send(to, text, str(uuid4()))
    except CarrierTrouble as trouble:
        print(f"✗ {sender.name}：没有收下 · not taken: {trouble}")
        return 1
    print(f"✓ {sender.name}：对方收下了 · taken: {answer}")
    return 0
