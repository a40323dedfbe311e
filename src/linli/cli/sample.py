"""`linli sample`: a filled workbook of a fictional community."""

import argparse

from linli.cli import output, starting

NAME = "sample"
HELP = "虚构的样例工作簿 · a filled workbook of a fictional community"


def add(parser: argparse.ArgumentParser) -> None:
    output.add_output(parser, "linli-sample.xlsx")


def run(args: argparse.Namespace) -> int:
    starting.without_data()
    from linli.office.workbook import writing
    from linli.office.workbook.sample.whole import sample

    return output.write(args.output, writing.write(sample(), numbers=True))
