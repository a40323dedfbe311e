"""`linli ticket`: a desk QR at the terminal, for someone who is locked out."""

import argparse

from linli.cli import desk, starting, who

NAME = "ticket"
HELP = "在终端出一张登录二维码（如管理员被锁在外面） · a sign-in QR at the terminal, for someone locked out"


def add(parser: argparse.ArgumentParser) -> None:
    starting.add_data(parser)
    parser.add_argument("--for", dest="whom", metavar="NAME_OR_PHONE", required=True, help="给谁 · for whom")
    who.add_operator(parser, required=False)


def run(args: argparse.Namespace) -> int:
    """Without --as the person named acts, which the gate allows to administrators and officers alone."""
    installation = starting.start(args)
    from linli.foundation import clock
    from linli.office import signin

    person = who.person_named(args.whom)
    by = who.operator(args.operator or args.whom)
    desk.show(installation, person.name, signin.issue_ticket(person.pk, by=by, at=clock.now()))
    return 0
