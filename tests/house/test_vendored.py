"""Files made by others are those that NOTICE names, byte for byte."""

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "src/linli/web/static/vendor"
NAMED = re.compile(r"\b([0-9a-f]{64})  (\S+)")


def unnamed(files: dict[str, bytes], notice: str) -> list[str]:
    """Files, by their path below the vendors' folder, that a notice does not name with their own SHA-256."""
    known = {(digest, name) for digest, name in NAMED.findall(notice)}
    return [
        path
        for path, content in sorted(files.items())
        if not any(
            digest == hashlib.sha256(content).hexdigest() and f"/{path}".endswith(f"/{name}") for digest, name in known
        )
    ]


def test_every_vendored_file_is_named_with_its_hash() -> None:
    files = {str(path.relative_to(VENDOR)): path.read_bytes() for path in VENDOR.rglob("*") if path.is_file()}
    assert files and unnamed(files, (ROOT / "NOTICE").read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("notice", "says"),
    [
        (f"{hashlib.sha256(b'x').hexdigest()}  a.js", []),
        (f"{hashlib.sha256(b'y').hexdigest()}  a.js", ["lib/a.js"]),
        (f"{hashlib.sha256(b'x').hexdigest()}  b.js", ["lib/a.js"]),
        ("", ["lib/a.js"]),
    ],
)
def test_a_changed_or_unnamed_file_is_seen(notice: str, says: list[str]) -> None:
    assert unnamed({"lib/a.js": b"x"}, notice) == says
