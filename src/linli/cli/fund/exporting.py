"""`linli fund export`: a log file read, its book made from the leaves alone, and written for other programs."""

import argparse
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from linli.cli import output, starting
from linli.cli.fund.workbook import workbook
from linli.cli.trouble import Trouble
from linli.engines.ledger import Book, replay
from linli.engines.ledger.exporting import beancount, hledger
from linli.engines.transparency import Log, LogError, read_log, write_log

WRITERS: Mapping[str, Callable[[Log, Book], bytes]] = {
    "beancount": lambda log, book: _text(beancount(book, log.name)),
    "hledger": lambda log, book: _text(hledger(book, log.name)),
    "excel": lambda log, book: workbook(book),
    "log": lambda log, book: b"".join(write_log(log)),
}


def export(args: argparse.Namespace, targets: Mapping[str, Path]) -> int:
    """Write each form that is asked for. A log whose books break a law is refused: the forms would hide it."""
    if not targets:
        raise Trouble("请说明导出成什么，例如 --excel 账.xlsx", "Say what to write, such as --excel book.xlsx")
    log, book = read(args.source, args.source.read_bytes()) if args.source else read(Path("日志 log"), stored(args))
    for form, target in targets.items():
        output.write(target, WRITERS[form](log, book))
    return 0


def stored(args: argparse.Namespace) -> bytes:
    """The public log of the installation's own community, as far as it is signed."""
    starting.start(args)
    from linli.fund.showing import log
    from linli.territory.models import Community

    asked = args.community
    community = Community.objects.filter(**({"code": asked} if asked else {})).order_by("id").first()
    found = log.log_of(community) if community else None
    if found is None:
        raise Trouble("还没有签过名的基金日志", "No log of a fund has been signed yet")
    return b"".join(write_log(found))


def read(source: Path, content: bytes) -> tuple[Log, Book]:
    """The log of a file and its book. Raises `Trouble` where the one cannot be read or the other is not in order."""
    try:
        log = read_log(content)
        leaves = [json.loads(leaf) for leaf in log.leaves]
    except LogError as wrong:
        raise Trouble(f"{source} 第 {wrong.line} 行：{wrong.chinese}", f"line {wrong.line}: {wrong.english}") from None
    except ValueError:
        raise Trouble(
            f"{source} 里有读不懂的记录，请用 linli fund verify 核对", "A leaf cannot be read: run linli fund verify"
        ) from None
    book = replay(leaves)
    if book.problems:
        first = min(book.problems)
        raise Trouble(
            f"{source} 的账目有 {len(book.problems)} 处不符，例如{first.sentence()}。请用 linli fund verify 核对",
            f"{len(book.problems)} faults in the books, such as {first.sentence('en')}. Run linli fund verify",
        )
    return log, book


def _text(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
