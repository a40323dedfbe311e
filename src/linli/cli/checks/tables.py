"""Checks of the database: there, up to date, writable, durable, and readable with this secret.

Imported once Django is started.
"""

from datetime import datetime

from django.db import DatabaseError, connection, transaction

from linli.audit.models import Footprint
from linli.cli import upgrading
from linli.cli.checks.finding import Finding, ill, well
from linli.foundation.sealing import Unreadable
from linli.people.models import Person
from linli.territory.models import GeneralGrid

NAME = "数据库 database"
DURABLE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def check() -> list[Finding]:
    """All checks of the database, in the order in which one needs the other."""
    try:
        lacking = upgrading.pending()
    except DatabaseError as wrong:
        first = str(wrong).strip().splitlines()[0]
        return [
            ill(
                NAME,
                f"连不上 · cannot be reached: {first}",
                "检查 database_url 和数据库是否在运行 · look at database_url",
            )
        ]
    if not upgrading.is_made():
        return [ill(NAME, "还没有表 · holds no tables", "linli init")]
    found = [_writable(), _durable()]
    if lacking:
        found.append(
            ill("升级 migrations", f"{len(lacking)} 项未做 · pending", "重启 linli serve 即可 · restart linli serve")
        )
    else:
        found.extend([well("升级 migrations", "已是最新 · up to date"), _secret_fits()])
    return found


def _writable() -> Finding:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE TABLE linli_doctor (tried integer)")
            cursor.execute("DROP TABLE linli_doctor")
    except DatabaseError as wrong:
        return ill(
            NAME,
            f"不能写 · cannot be written: {wrong}".strip(),
            "检查磁盘空间和文件夹权限 · look at disk space and permissions",
        )
    return well(NAME, f"可读写 · writable ({connection.vendor})")


def _durable() -> Finding:
    """Whether a committed write outlives a power cut."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            held = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in DURABLE}
            bad = [f"{name}={held[name]}" for name, wanted in DURABLE.items() if held[name] != wanted]
        else:
            cursor.execute("SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')")
            bad = [f"{name}={setting}" for name, setting in cursor.fetchall() if setting == "off"]
    if bad:
        return ill(
            "防断电 durable", ", ".join(bad), "恢复数据库的默认安全设置；数据文件夹不要放在网络盘上 · no network disk"
        )
    return well("防断电 durable", "写入后断电不丢 · a committed write outlives a power cut")


def _secret_fits() -> Finding:
    """Whether the names and numbers in the database were sealed with the secret of this settings file."""
    try:
        Person.objects.exclude(phone="").order_by("id").first()
    except Unreadable:
        return ill(
            "密钥 secret",
            "与数据库不配 · does not fit the database",
            "把备份里 linli.toml 的 secret 放回来 · put the old secret back",
        )
    return well("密钥 secret", "与数据库相配 · fits the database")


def newest_footprint() -> datetime | None:
    """When something was done last; None when nobody can say."""
    try:
        return Footprint.objects.order_by("-at").values_list("at", flat=True).first()
    except DatabaseError:
        return None


def general_grids() -> set[str]:
    """The names of the general grids; none when nobody can say."""
    try:
        return set(GeneralGrid.objects.values_list("name", flat=True))
    except DatabaseError:
        return set()
