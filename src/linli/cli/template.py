"""`linli template`: the empty workbook with its explanations."""

import argparse

from linli.cli import output, starting

NAME = "template"
HELP = "空白工作簿 · the empty workbook"


def add(parser: argparse.ArgumentParser) -> None:
    output.add_output(parser, "linli-template.xlsx")


def run(args: argparse.Namespace) -> int:
    starting.without_data()
    from linli.office.workbook import writing

    return output.write(args.output, writing.template())
