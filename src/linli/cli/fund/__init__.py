"""`linli fund`: the public log of a fund as a book for other programs, and its check.

With a file Django is not started; without one the log is that of the installation.
"""

import argparse
from pathlib import Path

from linli.cli import starting

NAME = "fund"
HELP = "基金账本：核对、导出、联署 · the fund's public log: check it, export it, witness it"
FORMS = {
    "beancount": "beancount 账本 · for bean-check",
    "hledger": "hledger 账本 · for hledger",
    "excel": "凭证与余额工作簿 · a workbook of vouchers and balances",
    "log": "公开账本 · the public log itself",
}


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    export = verbs.add_parser("export", help="导出为其他软件的格式 · in the forms of other programs")
    export.add_argument(
        "source", type=Path, nargs="?", metavar="LOG", help="公开账本文件，不写即本安装 · a public log, else our own"
    )
    for form, words in FORMS.items():
        export.add_argument(f"--{form}", type=Path, metavar="F", help=words)
    verify = verbs.add_parser("verify", help="核对账本、签名与凭据 · check books, signatures and packets")
    verify.add_argument(
        "source", nargs="?", default="", metavar="LOG", help="公开账本文件，不写即本安装 · a public log, else our own"
    )
    verify.add_argument("--root", default="", help="公示栏上的十个字，或 64 位根 · from elsewhere")
    verify.add_argument("--earlier", default="", metavar="LOG", help="以前下载的账本 · downloaded before")
    verify.add_argument("--packet", default="", metavar="PACKET.json", help="捐赠凭据 · what a donor was given")
    verify.add_argument("--language", choices=["zh", "en"], default="zh")
    witness = verbs.add_parser(
        "witness", help="核对后用自己的密钥联署 · check a log, then sign it with a key of one's own"
    )
    witness.add_argument("source", metavar="LOG", help="从公开页面下载的账本 · the log as downloaded")
    witness.add_argument("--name", required=True, metavar="NAME", help="联署人 · who signs, as everyone will read it")
    witness.add_argument(
        "--key", required=True, type=Path, metavar="FILE", help="自己的密钥，没有就新建 · one's own key"
    )
    witness.add_argument("-o", "--output", required=True, type=Path, metavar="F", help="签名文件 · the signature")
    witness.set_defaults(root="", earlier="", packet="", language="zh")
    for verb in (export, verify):
        starting.add_data(verb)
        verb.add_argument("--community", default="", metavar="CODE", help="社区编码（有几个社区时） · which community")


def run(args: argparse.Namespace) -> int:
    if args.verb == "verify":
        from linli.cli.fund.verifying import verify

        return verify(args)
    if args.verb == "witness":
        from linli.cli.fund.witnessing import witness

        return witness(args)
    from linli.cli.fund.exporting import export

    return export(args, {form: getattr(args, form) for form in FORMS if getattr(args, form)})
