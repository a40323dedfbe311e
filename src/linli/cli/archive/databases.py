"""A copy of the database, whole at one instant, and putting it back: SQLite by its API, PostgreSQL by its tools."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings

from linli.cli.trouble import Trouble


@dataclass(frozen=True)
class Sqlite:
    """The database file of a data folder."""

    file: Path
    name: ClassVar[str] = "linli.sqlite3"

    def dump(self, to: Path) -> None:
        """Copy while others read and write; the copy is checked. Raises `Trouble`."""
        if not self.file.exists():
            raise Trouble(f"找不到数据库 {self.file}", "The database is missing")
        os.close(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        with closing(sqlite3.connect(self.file, timeout=20)) as source, closing(sqlite3.connect(to)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        self.check(to)

    @staticmethod
    def check(file: Path) -> None:
        """Raises `Trouble` when the file is no whole database."""
        try:
            with closing(sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)) as copy:
                said = copy.execute("PRAGMA integrity_check").fetchone()[0]
                loose = copy.execute("PRAGMA foreign_key_check").fetchone()
        except sqlite3.DatabaseError as wrong:
            said, loose = str(wrong), None
        if said != "ok" or loose:
            raise Trouble(f"数据库副本不完整：{said}", "The copy of the database is damaged")

    def put_back(self, dump: Path) -> None:
        """The file lies in its place once the folder does."""
        self.check(dump)


@dataclass(frozen=True)
class Postgres:
    """A PostgreSQL database, reached by its own tools; the password never stands in a list of processes."""

    settings: dict[str, Any]
    name: ClassVar[str] = "linli.dump"

    def dump(self, to: Path) -> None:
        self._run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={to}")
        self.check(to)

    def check(self, file: Path) -> None:
        self._run("pg_restore", "--list", str(file))

    def put_back(self, dump: Path) -> None:
        """Into an empty database, all or nothing."""
        name = str(self.settings["NAME"])
        self._run("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", f"--dbname={name}", str(dump))

    def _run(self, tool: str, *arguments: str) -> None:
        path = shutil.which(tool)
        if path is None:
            raise Trouble(
                f"本机没有 {tool}。请安装（Debian：sudo apt-get install postgresql-client），或在数据库主机上备份",
                f"{tool} is missing: install the PostgreSQL client tools, or back up at the database's own host",
            )
        done = subprocess.run([path, *arguments], env=os.environ | self._reach(), capture_output=True, text=True)
        if done.returncode:
            lines = [line for line in done.stderr.splitlines() if "error:" in line or "FATAL:" in line]
            said = (lines or done.stderr.splitlines() or ["?"])[0]
            raise Trouble(f"{tool} 失败：{said}（恢复须用空数据库）", "A restore needs an empty database")

    def _reach(self) -> dict[str, str]:
        wanted = {
            "PGDATABASE": self.settings["NAME"],
            "PGUSER": self.settings["USER"],
            "PGPASSWORD": self.settings["PASSWORD"],
            "PGHOST": self.settings["HOST"],
            "PGPORT": self.settings["PORT"],
        } | {f"PG{key.upper()}": value for key, value in self.settings["OPTIONS"].items()}
        return {key: str(value) for key, value in wanted.items() if value and isinstance(value, str)}


def in_use() -> Sqlite | Postgres:
    """The database that the settings name."""
    default = settings.DATABASES["default"]
    if default["ENGINE"].endswith("sqlite3"):
        return Sqlite(Path(default["NAME"]))
    return Postgres(default)
