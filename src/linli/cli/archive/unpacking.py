"""Putting a backup back: into a folder beside, checked, and only then under its name."""

import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from linli.cli.archive import packing
from linli.cli.archive.databases import Postgres, Sqlite
from linli.cli.starting import SETTINGS_FILE
from linli.cli.trouble import Trouble

NAMES = (Sqlite.name, Postgres.name, SETTINGS_FILE)


def refuse_full(folder: Path) -> None:
    """A restore never writes over anything."""
    if folder.is_file() or (folder.exists() and any(folder.iterdir())):
        raise Trouble(
            f"{folder} 不是空文件夹，恢复不会覆盖任何东西，请换一个", "The folder is not empty: name a new one"
        )


@contextmanager
def unpacked(file: Path, folder: Path) -> Iterator[Path]:
    """The content of a backup in a new folder beside `folder`, which gets its name if the block goes well."""
    manifest = packing.verify(file)
    for name in manifest["files"]:
        _refuse_strange(name)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-restoring-"))
    try:
        _extract(file, beside)
        (beside / "media").mkdir(mode=0o700, exist_ok=True)
        yield beside
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _refuse_strange(name: str) -> None:
    """Only the files that a backup holds, each inside the folder."""
    parts = PurePosixPath(name).parts
    inside = len(parts) > 1 and parts[0] in packing.FOLDERS and ".." not in parts and "\\" not in name
    if name not in NAMES and not inside:
        raise Trouble(f"备份里有不该有的 {name}", "The file holds something that no backup holds")


def _extract(file: Path, to: Path) -> None:
    """The file was verified, so every entry is a regular file with a name that was looked at."""
    with tarfile.open(file, "r:gz") as tar:
        for entry in tar:
            content = tar.extractfile(entry)
            if entry.name == packing.MANIFEST or content is None:
                continue
            _refuse_strange(entry.name)
            path = to / entry.name
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
                shutil.copyfileobj(content, stream, packing.CHUNK)
                stream.flush()
                os.fsync(stream.fileno())
