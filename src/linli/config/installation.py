"""One installation: its data folder, and the settings file in it."""

import os
import re
import secrets
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

REPOSITORY = Path(__file__).resolve().parents[3]


class BadSettings(ValueError):
    """The settings file cannot be read; the message names the file and the place."""


@dataclass(frozen=True)
class Tiles:
    """Pictures of streets to lay under the map, and the coordinate system that they are drawn in."""

    url: str
    system: str
    credit: str = ""

    @property
    def host(self) -> str:
        """What a browser is told that it may ask for pictures."""
        return f"https://{urlsplit(self.url).netloc}"

    @classmethod
    def read(cls, noted: dict[str, Any], file: Path) -> "Tiles | None":
        """From the table [map] of the settings; None when it names no tiles. Raises `BadSettings`."""
        url, system = str(noted.get("tiles", "")), str(noted.get("system", "wgs84"))
        if not url:
            return None
        if not re.fullmatch(r"https://[\w.-]+(:\d+)?/[!-~]*", url) or not all(p in url for p in ("{z}", "{x}", "{y}")):
            raise BadSettings(f"{file}: [map] tiles must be like https://host/{{z}}/{{x}}/{{y}}, not {url!r}")
        if system not in ("wgs84", "gcj02"):
            raise BadSettings(f"{file}: [map] system must be wgs84 or gcj02, not {system!r}")
        return cls(url, system, str(noted.get("credit", "")))


@dataclass(frozen=True)
class Installation:
    """Where an installation keeps its data, and what its linli.toml says."""

    folder: Path
    secret: str
    domain: str = ""
    database_url: str = ""
    demo: bool = False
    behind_gateway: bool = False
    senders: dict[str, Any] = field(default_factory=dict)
    tiles: Tiles | None = None
    recogniser: dict[str, Any] = field(default_factory=dict)
    fund_keys: Path = Path()  # of the fund's log; outside the data folder, so that no backup holds them

    @property
    def settings_file(self) -> Path:
        return self.folder / "linli.toml"

    @property
    def address(self) -> str:
        """What stands before a path in a link that leaves the house."""
        return f"https://{self.domain}" if self.domain else "http://127.0.0.1:8000"

    @property
    def media(self) -> Path:
        return self.folder / "media"

    @classmethod
    def here(cls) -> "Installation":
        """The installation that LINLI_DATA names (default: the folder var); without one, a passing secret."""
        folder = Path(os.environ.get("LINLI_DATA", "var")).resolve()
        file = folder / "linli.toml"
        noted: dict[str, Any] = {}
        if file.exists():
            try:
                noted = tomllib.loads(file.read_text(encoding="utf-8"))
            except tomllib.TOMLDecodeError as wrong:
                raise BadSettings(f"{file}: {wrong}") from wrong
        return cls(
            folder=folder,
            secret=noted.get("secret") or os.environ.get("LINLI_SECRET") or secrets.token_urlsafe(48),
            domain=noted.get("domain", ""),
            database_url=os.environ.get("DATABASE_URL") or noted.get("database_url", ""),
            demo=bool(noted.get("demo", False)),
            behind_gateway=bool(noted.get("behind_gateway", False)),
            senders=noted.get("senders", {}),
            tiles=Tiles.read(noted.get("map", {}), file),
            recogniser=noted.get("recogniser", {}),
            fund_keys=Path(noted.get("fund", {}).get("keys") or folder.with_name(f"{folder.name}-keys")),
        )


_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous={synchronous};PRAGMA foreign_keys=ON;"
    "PRAGMA recursive_triggers=ON;"  # so that what replaces a row also meets the law against deleting one
    "PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;"
)


def sqlite(file: Path, *, lasting: bool = True) -> dict[str, Any]:
    """The framework's settings for an SQLite file; what need not outlast a power cut is not waited for."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": _PRAGMAS.format(synchronous="FULL" if lasting else "OFF"),
        },
    }


def database(installation: Installation) -> dict[str, Any]:
    """The framework's database settings: PostgreSQL by a postgresql:// address, else SQLite in the data folder."""
    if not installation.database_url:
        return sqlite(installation.folder / "linli.sqlite3")

    url = urlsplit(installation.database_url)
    if url.scheme not in ("postgres", "postgresql"):
        raise BadSettings(f"DATABASE_URL must begin with postgresql://, not {url.scheme!r}")
    options = dict(pair.split("=", 1) for pair in url.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(options.pop("host", "") or url.hostname or ""),
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {key: unquote(value) for key, value in options.items()},
    }
