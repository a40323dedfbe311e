"""`linli export`: land and people as the same workbook, for a later load."""

import argparse

from linli.cli import output, starting, who

NAME = "export"
HELP = "导出社区工作簿 · the community as a workbook"


def add(parser: argparse.ArgumentParser) -> None:
    starting.add_data(parser)
    who.add_operator(parser)
    output.add_output(parser, "linli.xlsx")
    parser.add_argument("--numbers", action="store_true", help="含电话（需说明理由，留痕） · with numbers; noted")
    parser.add_argument("--reason", default="", help="理由 · the reason, needed with --numbers")


def run(args: argparse.Namespace) -> int:
    starting.start(args)
    from linli.foundation import clock
    from linli.office.taking import take_out

    by = who.operator(args.operator)
    return output.write(args.output, take_out(args.numbers, args.reason, by=by, at=clock.now()))
