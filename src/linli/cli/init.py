"""`linli init`: the data folder, its settings and secret, the community and its first administrator."""

import argparse
import re
import sys
import unicodedata
from typing import TYPE_CHECKING

from linli.cli import desk, settings_file, starting, upgrading
from linli.cli.trouble import Trouble

if TYPE_CHECKING:
    from linli.office.install import Founded

NAME = "init"
HELP = "新装：数据文件夹、密钥、社区和第一位管理员 · a new installation: folder, secret, community, administrator"
QUESTIONS = {  # argument: what is asked, and the shape of a good answer
    "community": ("社区名称 · name of the community", r".{2,60}"),
    "code": ("社区代码，12 位数字 · the community's code, 12 digits", r"\d{12}"),
    "admin": ("第一位管理员姓名 · name of the first administrator", r".{1,40}"),
    "phone": ("管理员手机号 · the administrator's number", r"\d{5,15}"),
}
OPTIONAL = {"office_phone": ("社区干部手机号 · the officer's number", r"\d{5,15}")}


def add(parser: argparse.ArgumentParser) -> None:
    starting.add_data(parser)
    for name, (asked, _) in QUESTIONS.items():
        parser.add_argument(f"--{name}", metavar=name.upper(), help=asked)
    parser.add_argument("--street", metavar="NAME", default="", help="所属街道 · the street")
    parser.add_argument(
        "--office", metavar="NAME", default="", help="社区干部姓名（默认就是管理员） · the officer, if another person"
    )
    parser.add_argument("--office-phone", metavar="PHONE", default="", help=OPTIONAL["office_phone"][0])
    parser.add_argument("--domain", metavar="D", default="", help="居民手机打开的域名 · the name that phones open")


def run(args: argparse.Namespace) -> int:
    folder = starting.folder_of(args)
    if (folder / starting.SETTINGS_FILE).exists():
        if _is_founded(args):
            print(f"{folder} 已经安装过，什么都没有改动。 · Installed already: nothing was changed.")
            return 0
    elif folder.exists() and any(folder.iterdir()):
        raise Trouble(f"{folder} 里已有别的文件，请换一个空文件夹", "The folder holds other files: name an empty one")
    _ask(args)
    args.domain = settings_file.plain_domain(args.domain)
    settings_file.write(folder, args.domain)
    installation = starting.start(args)
    upgrading.migrate()
    founded = _found(args)
    print(f"已建好 {founded.community.name}，数据在 {folder}。 · Made; the data lie there.")
    print(f"下一步 · next:  linli serve --data {folder}")
    desk.show(installation, founded.administrator.name, founded.ticket)
    return 0


def _is_founded(args: argparse.Namespace) -> bool:
    """Whether a community lies in the database; a folder left by an init that broke off has none."""
    starting.start(args)
    from linli.territory.models import Community

    return upgrading.is_made() and Community.objects.exists()


def _found(args: argparse.Namespace) -> "Founded":
    from linli.foundation import clock
    from linli.office import install

    wanted = install.Founding(
        args.community, args.code, args.admin, args.phone, args.street, args.office, args.office_phone
    )
    return install.found(wanted, at=clock.now())


def _ask(args: argparse.Namespace) -> None:
    """Ask at a terminal for what is missing, and refuse what cannot be right before anything is made."""
    needed = QUESTIONS | (OPTIONAL if args.office and args.office != args.admin else {})
    missing = [name for name in needed if not getattr(args, name)]
    if missing and not sys.stdin.isatty():
        options = " ".join(f"--{name.replace('_', '-')}" for name in missing)
        raise Trouble(f"还缺少：{options}", "These arguments are missing")
    for name, (asked, shape) in needed.items():
        answer = _plain(getattr(args, name) or input(f"{asked}: "))
        while not re.fullmatch(shape, answer):
            if not sys.stdin.isatty():
                raise Trouble(f"{asked}：“{answer}”不对", "This answer cannot be right")
            answer = _plain(input(f"{asked}: "))
        setattr(args, name, answer)


def _plain(answer: str) -> str:
    """Full-width digits become plain ones; the blanks of a number as it is spoken are dropped."""
    words = unicodedata.normalize("NFKC", answer).strip()
    return re.sub(r"[\s-]", "", words) if re.fullmatch(r"[\d\s-]+", words) else words
