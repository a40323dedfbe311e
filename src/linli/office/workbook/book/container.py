"""The file itself: which kind it is, whether it is locked or a bomb, and a clean copy of what will be read."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from linli.office.workbook.words import Problem

MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 10 * 2**20, 80 * 2**20, 2000
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


@dataclass(frozen=True)
class Container:
    """A file that may be read: `kind` is xlsx, ods or xls; `parts` the XML of a zipped one."""

    kind: str
    data: bytes
    parts: dict[str, bytes]


def opened(data: bytes) -> Container | Problem:
    """The container of a workbook, or the one problem of the whole file."""
    if not data:
        return _problem("file_empty")
    if len(data) > MOST_BYTES:
        return _problem("file_too_large", most=f"{MOST_BYTES >> 20} MB")
    if data.startswith(_OLE):
        return _compound_file(data)
    if not data.startswith(b"PK"):
        return _problem("file_kind")
    try:
        return _zipped(data)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        return _problem("file_broken")
    except RuntimeError as error:  # what zipfile says of a locked part, and of one packed in a way it does not know
        return _problem("file_encrypted" if "encrypted" in str(error) else "file_broken")


def _compound_file(data: bytes) -> Container | Problem:
    if _wide("EncryptedPackage") in data:
        return _problem("file_encrypted")
    if _wide("Workbook") in data or _wide("Book") in data:
        return Container("xls", data, {})
    return _problem("file_kind")


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _zipped(data: bytes) -> Container | Problem:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {entry.filename: entry for entry in archive.infolist()}
        if len(archive.infolist()) > MOST_PARTS or sum(entry.file_size for entry in entries.values()) > MOST_UNPACKED:
            return _problem("file_too_large", most=f"{MOST_UNPACKED >> 20} MB")
        kind = _kind(archive, entries)
        if kind is None:
            return _problem("file_kind")
        parts = {name: archive.read(entry) for name, entry in entries.items() if _is_read(name)}
    if any(b"<!DOCTYPE" in part[:2000] or b"<!ENTITY" in part[:2000] for part in parts.values()):
        return _problem("file_broken")
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        return _problem("file_encrypted")
    return Container(kind, _packed(parts), parts)


def _kind(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> str | None:
    if "xl/workbook.xml" in entries:
        return "xlsx"
    mimetype = archive.read("mimetype").decode("ascii", "replace").strip() if "mimetype" in entries else ""
    return "ods" if mimetype == _ODS and "content.xml" in entries else None


def _is_read(name: str) -> bool:
    return name == "mimetype" or name.endswith((".xml", ".rels"))


def _packed(parts: dict[str, bytes]) -> bytes:
    """The read parts in a new archive, so that what the reader unpacks is what was measured here."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def _problem(code: str, **params: str) -> Problem:
    return Problem("", 0, "", code, params)
