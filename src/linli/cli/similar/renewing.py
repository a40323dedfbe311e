"""`linli similar renew`: signs for open matters that have none; the tick does it by the hour."""

import argparse
from uuid import UUID

from linli.cli.trouble import Trouble

SHOWN = 100  # after so many a line is printed


def run(args: argparse.Namespace) -> int:
    """Say how many there are, how far it has come, and how to go on if it is stopped."""
    from linli.cli import starting

    starting.start(args)

    from linli.cases.alike import renewing

    after = _after(args.after)
    rows = renewing.lacking(whole=args.all)
    count = (rows.filter(pk__gt=after) if after else rows).count()
    print(f"{count} 件未办结的事要做标记 · open matters to be marked")

    def step(done: int, last: UUID) -> None:
        if done % SHOWN == 0 and done:
            again = f"  --all --after {last}" if args.all else ""
            print(f"  {done} / {count}{again}", flush=True)

    done = renewing.renew(whole=args.all, after=after, step=step)
    print(f"✓ {done}")
    return 0


def _after(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Trouble(
            f"--after {text} 不是编号，请照抄上次显示的", "--after is no id: copy the one that was shown"
        ) from None
