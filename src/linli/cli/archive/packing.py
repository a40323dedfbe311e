"""Making a backup file: database first, then photos and settings, and a list of all with their digests."""

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from linli.cli.archive.databases import Postgres, Sqlite
from linli.cli.starting import SETTINGS_FILE
from linli.cli.trouble import Trouble

FORMAT = 1
MANIFEST = "manifest.json"
CHUNK = 1 << 20
FOLDERS = ("media", "triage")  # beside the database: photos and voices, what was learnt of kinds


def pack(folder: Path, database: Sqlite | Postgres, file: Path, at: datetime) -> dict[str, Any]:
    """Write the backup beside `file`, open and check it, then name it. Gives its manifest. Raises `Trouble`."""
    if file.exists():
        raise Trouble(f"{file} 已经存在，请换一个文件名", "The file exists already: give another name")
    if not file.parent.is_dir():
        raise Trouble(f"没有文件夹 {file.parent}", "The folder of the file does not exist")
    beside = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            manifest = _write(folder, database, stream, at)
        verify(beside)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    return manifest


def _write(folder: Path, database: Sqlite | Postgres, stream: Any, at: datetime) -> dict[str, Any]:
    files: dict[str, dict[str, Any]] = {}
    with tarfile.open(fileobj=stream, mode="w:gz", compresslevel=6) as tar:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".backup-") as passing:
            copy = Path(passing) / database.name
            database.dump(copy)
            files[database.name] = _add(tar, copy, database.name, at)
        for path, name in _beside_database(folder):
            try:
                files[name] = _add(tar, path, name, at)
            except FileNotFoundError:  # a photo was erased meanwhile
                continue
        manifest = {"format": FORMAT, "made_at": at.isoformat(), "database": database.name, "files": files}
        _add_text(tar, json.dumps(manifest, ensure_ascii=False, indent=1).encode(), at)
    stream.flush()
    os.fsync(stream.fileno())
    return manifest


def _beside_database(folder: Path) -> Iterator[tuple[Path, str]]:
    inside = (path for name in FOLDERS for path in sorted((folder / name).rglob("*")))
    for path in (folder / SETTINGS_FILE, *inside):
        if path.is_file() and not path.is_symlink():
            yield path, path.relative_to(folder).as_posix()


def _add(tar: tarfile.TarFile, path: Path, name: str, at: datetime) -> dict[str, Any]:
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
        size = content.tell()
        content.seek(0)
        tar.addfile(_entry(name, size, at), content)
    return {"size": size, "sha256": digest}


def _add_text(tar: tarfile.TarFile, text: bytes, at: datetime) -> None:
    tar.addfile(_entry(MANIFEST, len(text), at), io.BytesIO(text))


def _entry(name: str, size: int, at: datetime) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = size, 0o600, int(at.timestamp())
    return entry


def verify(file: Path) -> dict[str, Any]:
    """Open a backup, read every file in it and compare with its list; the manifest. Raises `Trouble`."""
    seen: dict[str, dict[str, Any]] = {}
    manifest: dict[str, Any] = {}
    try:
        with tarfile.open(file, "r:gz") as tar:
            for entry in tar:
                content = tar.extractfile(entry) if entry.isreg() else None
                if content is None or entry.name in seen:
                    raise Trouble(f"备份里有不该有的 {entry.name}", "The file holds something that no backup holds")
                if entry.name == MANIFEST:
                    manifest = json.load(content)
                else:
                    seen[entry.name] = {"size": entry.size, "sha256": _digest(content)}
            while tar.fileobj and tar.fileobj.read(CHUNK):  # to the end, where the stream proves itself
                continue
    except (tarfile.TarError, EOFError, OSError, ValueError) as wrong:
        raise Trouble(f"{file} 打不开或已损坏：{wrong}", "The backup cannot be read") from wrong
    if manifest.get("format") != FORMAT or manifest.get("files") != seen or manifest.get("database") not in seen:
        raise Trouble(f"{file} 不是完整的邻里备份", "The file is no whole backup of Linli")
    return manifest


def _digest(content: Any) -> str:
    digest = hashlib.sha256()
    while chunk := content.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
