"""Laws of addresses: no registry, no machine of ours, no foreign host in a page."""

import re
from pathlib import Path

from tests.house.laws.tree import text_of, tracked

REGISTRY = re.compile(
    r"https?://[^\s\"']*(/simple\b|/packages/[0-9a-f]{2}/)|\bp[y]pi\b|p[y]thonhosted|n[p]mjs|registry\.[a-z]+\.[a-z]+"
    r"|\b(un[p]kg|js[d]elivr|cdn[j]s)\b",
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w.:/])/(work|opt|root|home/\w+|Users/\w+)/\w")
ADDRESS_IN_LOCK = re.compile(r"://|^\s*(-i|-f|--index-url|--extra-index-url|--find-links)\b|\s@\s")
ASKS_HOST = re.compile(r"""(?:(?:https?|wss?):)?//(?!www\.w3\.org/)[a-z0-9-]+(?:\.[a-z0-9-]+)+""", re.IGNORECASE)
PAGE_PARTS = {".html", ".css", ".js", ".svg", ".webmanifest"}


def _lines(path: Path) -> list[tuple[int, str]]:
    return list(enumerate(text_of(path).splitlines(), 1))


def locks(root: Path) -> list[str]:
    """Lock files hold names, versions and hashes, and no address."""
    return [
        f"{name}:{number}: a lock file holds an address"
        for name, path in tracked(root)
        if path.suffix == ".lock"
        for number, line in _lines(path)
        if ADDRESS_IN_LOCK.search(line)
    ] + [
        f"{name}: this kind of lock file records addresses"
        for name, _ in tracked(root)
        if Path(name).name in {"uv.lock", "pylock.toml", "package-lock.json", "poetry.lock", "yarn.lock"}
    ]


def registries(root: Path) -> list[str]:
    """No file names a package registry."""
    return [
        f"{name}:{number}: names a package registry: {match.group()}"
        for name, path in tracked(root)
        if "/vendor/" not in name
        for number, line in _lines(path)
        if (match := REGISTRY.search(line))
    ]


def machines(root: Path) -> list[str]:
    """No file names a path of one machine."""
    return [
        f"{name}:{number}: names a path of one machine: {match.group()}"
        for name, path in tracked(root)
        if "/vendor/" not in name
        for number, line in _lines(path)
        if (match := MACHINE.search(line))
    ]


def foreign_hosts(root: Path) -> list[str]:
    """No page, style or script asks another host."""
    return [
        f"{name}:{number}: a page names another host: {match.group()}"
        for name, path in tracked(root)
        if name.startswith("src/") and path.suffix in PAGE_PARTS and "/vendor/" not in name
        for number, line in _lines(path)
        if (match := ASKS_HOST.search(line))
    ]


LAWS = (locks, registries, machines, foreign_hosts)
