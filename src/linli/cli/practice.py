"""`linli practice`: the made-up community in which people practise, made anew; the tick does it once a day."""

import argparse
import time

from linli.cli import starting

NAME = "practice"
HELP = "重做试一试的虚构社区（后台每天自动做） · make the practice community anew; the tick does so daily"


def add(parser: argparse.ArgumentParser) -> None:
    starting.add_data(parser)


def run(args: argparse.Namespace) -> int:
    starting.start(args)
    from linli.cli import practising
    from linli.foundation import clock

    begun = time.monotonic()
    practising.make(clock.now())
    print(f"试一试的社区做好了 · the practice community is made · {time.monotonic() - begun:.0f} s")
    return 0
