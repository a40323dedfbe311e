"""The desk link on a terminal: its address, and a QR that a phone can scan from the screen."""

import sys
from typing import Any

import segno


def show(installation: Any, name: str, secret: str) -> None:
    """Print the link and, on a terminal or a page of text, its QR."""
    link = f"{installation.address}/desk/{secret}/"
    print(f"\n{name}：请在 10 分钟内用手机或电脑打开这个链接（只能用一次） · open within 10 minutes, works once\n")
    print(f"  {link}\n")
    segno.make(link, error="l").terminal(out=sys.stdout, compact=True, border=2)
    print("\n过期了再要一个 · for another one:  linli ticket --for", name)
