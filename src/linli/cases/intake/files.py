"""Files that came with a report, each kept under the digest of its content: the same file twice is one file."""

import hashlib
from pathlib import Path


def store(content: bytes, end: str, folder: Path) -> str:
    """Keep a file; its name. `end`: of the name, such as ".jpg". Half a file is never seen under its name."""
    name = hashlib.sha256(content).hexdigest()[:40] + end
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{name}.{id(content)}.part"
    part.write_bytes(content)
    part.replace(folder / name)
    return name
