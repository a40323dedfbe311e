"""The command `linli`: each command is one module of this room, listed in COMMANDS, and calls one action.

A command module holds
    NAME   the word on the command line, such as "load-history"
    HELP   one line in both languages, "中文 · English"
    add(parser: argparse.ArgumentParser) -> None      its arguments; `starting.add_data(parser)` gives --data,
                                                      `who.add_operator(parser)` gives --as
    run(args: argparse.Namespace) -> int              the work; the exit code
At its top a module imports no models: `run` calls `starting.start(args)` where it needs Django, and imports rooms after
that. Only the module of the command that is named is imported, so that `grids`, which needs no Django, starts at once.
Expected trouble is raised as `trouble.Trouble` (or any refusal of the house): it is said in one sentence on
stderr, exit code 2. `who.operator(args.operator)` gives the appointed person who acts.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence
from types import ModuleType

from linli.cli.trouble import sentence_of

COMMANDS = (
    "demo", "init", "load", "land", "load-history", "export", "template", "sample", "serve", "ticket", "tick",
    "tell-test", "backup", "restore", "doctor", "grids", "ballot", "forecast", "fund", "practice", "triage",
    "simulate", "similar", "figures",
)  # fmt: skip


def module_of(command: str) -> ModuleType:
    """The module of a command."""
    return importlib.import_module(f"linli.cli.{command.replace('-', '_')}")


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit code: 0 done, 1 a check failed, 2 expected trouble, 130 broken off by hand."""
    words = sys.argv[1:] if argv is None else argv
    named = [command for command in COMMANDS if command in words[:1]]
    args = _parser(named or COMMANDS).parse_args(words)
    try:
        return int(args.run(args))
    except (KeyboardInterrupt, BrokenPipeError):  # broken off by hand, or by `| head`
        return 130
    except Exception as wrong:
        sentence = sentence_of(wrong)
        if sentence is None:
            raise
        print(f"linli {args.command}: {sentence}", file=sys.stderr)
        return 2


def _parser(named: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="linli", description="邻里：把社区管好、帮好的软件 · Linli: a community run well in small units"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", title="命令 · commands")
    for module in map(module_of, named):
        child = commands.add_parser(module.NAME, help=module.HELP, description=module.HELP)
        module.add(child)
        child.set_defaults(run=module.run)
    return parser
