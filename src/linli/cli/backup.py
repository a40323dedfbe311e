"""`linli backup`: the whole installation in one file, while it runs."""

import argparse
import json
from pathlib import Path

from linli.cli import starting
from linli.cli.archive import databases, packing
from linli.foundation import clock

NAME = "backup"
HELP = "备份：数据库、照片、设置，装进一个文件 · back up database, photos and settings into one file"
NOTED = "last_backup.json"


def add(parser: argparse.ArgumentParser) -> None:
    starting.add_data(parser)
    parser.add_argument("file", metavar="FILE.tar.gz", type=Path, help="备份文件（不能已存在） · the file to make")


def run(args: argparse.Namespace) -> int:
    starting.read_settings(args)
    folder, file = starting.folder_of(args), args.file.expanduser().resolve()
    at = clock.now()
    manifest = packing.pack(folder, databases.in_use(), file, at)
    (folder / NOTED).write_text(json.dumps({"at": at.isoformat(), "file": str(file)}), encoding="utf-8")
    size = file.stat().st_size / 1_000_000
    print(f"已备份并验证：{file}（{len(manifest['files'])} 个文件，{size:.1f} MB） · Backed up and verified.")
    print("注意：备份里含有密钥和居民联系方式，请加密保存、限制读取，并另存一份在别的机器上。")
    print("Mind: the file holds the secret and people's numbers. Keep it closed, and keep one copy elsewhere.")
    return 0
