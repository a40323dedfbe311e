"""`linli restore`: a backup becomes an installation again, whole or not at all."""

import argparse
import os
from pathlib import Path

from linli.cli import starting
from linli.cli.archive import databases, unpacking
from linli.cli.trouble import Trouble

NAME = "restore"
HELP = "恢复：把备份放进一个新的数据文件夹 · put a backup into a new data folder"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.tar.gz", type=Path, help="备份文件 · the backup")
    parser.add_argument(
        "--data", metavar="DIR", type=Path, required=True, help="新的数据文件夹（必须为空） · a new folder"
    )


def run(args: argparse.Namespace) -> int:
    folder, file = starting.folder_of(args), args.file.expanduser().resolve()
    unpacking.refuse_full(folder)
    os.umask(0o077)
    with unpacking.unpacked(file, folder) as beside:
        args.data = beside
        starting.read_settings(args)
        database = databases.in_use()
        dump = beside / database.name
        if not dump.exists():
            raise Trouble(
                "备份与设置中的数据库种类不同（SQLite 或 PostgreSQL），请检查 DATABASE_URL",
                "The backup is of another kind of database than the settings name: look at DATABASE_URL",
            )
        database.put_back(dump)
        if isinstance(database, databases.Postgres):
            dump.unlink()
    print(f"已恢复到 {folder}。 · Restored.")
    print(f"下一步 · next:  linli doctor --data {folder}  &&  linli serve --data {folder}")
    return 0
