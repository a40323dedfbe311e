"""A backup is whole, and a restore is whole or leaves nothing."""

import hashlib
import io
import json
import sqlite3
import stat
import tarfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from linli import cli
from linli.cli import upgrading
from linli.cli.archive import databases, packing
from linli.cli.archive.databases import Sqlite
from linli.cli.archive.unpacking import refuse_full, unpacked
from linli.cli.trouble import Trouble
from linli.foundation import clock
from tests.cli.conftest import Run
from tests.cli.rows import everything

AT = clock.now()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A data folder with a small database, a photo and settings."""
    folder = tmp_path / "small"
    (folder / "media" / "2026").mkdir(parents=True)
    (folder / "media" / "2026" / "a.jpg").write_bytes(b"\xff\xd8 a photo")
    (folder / "linli.toml").write_text('secret = "s"\n')
    with closing(sqlite3.connect(folder / "linli.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.executescript("CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    return folder


def pack(folder: Path, file: Path) -> dict[str, Any]:
    return packing.pack(folder, Sqlite(folder / "linli.sqlite3"), file, AT)


def repack(file: Path, to: Path, **changed: bytes) -> Path:
    """A copy of a backup with other contents; its list is made to fit, as an attacker would."""
    with tarfile.open(file) as old:
        contents = {entry.name: old.extractfile(entry).read() for entry in old}  # type: ignore[union-attr]
    manifest = json.loads(contents.pop("manifest.json"))
    contents |= changed
    with tarfile.open(to, "w:gz") as new:
        for name, content in contents.items():
            digest = hashlib.sha256(content).hexdigest()
            manifest["files"][name] = {"size": len(content), "sha256": digest}
            new.addfile(packing._entry(name, len(content), AT), io.BytesIO(content))
        packing._add_text(new, json.dumps(manifest).encode(), AT)
    return to


def test_backup_and_restore_give_the_same_rows_and_settings(folder: Path, tmp_path: Path, linli: Run) -> None:
    (folder / "media").mkdir(exist_ok=True)
    (folder / "media" / "a.jpg").write_bytes(b"a photo")
    file, again = tmp_path / "b.tar.gz", tmp_path / "again"
    done = linli("backup", "--data", folder, file)
    assert done.returncode == 0, done.stderr
    assert "密钥" in done.stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    done = linli("restore", file, "--data", again)
    assert done.returncode == 0, done.stderr
    assert everything(again) == everything(folder)
    assert (again / "linli.toml").read_text() == (folder / "linli.toml").read_text()
    assert (again / "media" / "a.jpg").read_bytes() == b"a photo"
    assert stat.S_IMODE(again.stat().st_mode) == 0o700


def test_a_restore_never_writes_over_anything(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "b.tar.gz"
    pack(small, file)
    before = everything(small)
    assert cli.main(["restore", str(file), "--data", str(small)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert everything(small) == before


def test_a_backup_is_taken_while_someone_writes(small: Path, tmp_path: Path) -> None:
    writer = sqlite3.connect(small / "linli.sqlite3", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO t VALUES (2)")
    pack(small, tmp_path / "b.tar.gz")
    writer.execute("COMMIT")
    writer.close()
    with unpacked(tmp_path / "b.tar.gz", tmp_path / "again"):
        pass
    assert [line for line in everything(tmp_path / "again") if "INSERT" in line] == ['INSERT INTO "t" VALUES(1);']


def test_a_backup_does_not_replace_another(small: Path, tmp_path: Path) -> None:
    (tmp_path / "b.tar.gz").write_bytes(b"older")
    with pytest.raises(Trouble):
        pack(small, tmp_path / "b.tar.gz")
    assert (tmp_path / "b.tar.gz").read_bytes() == b"older"


def test_a_damaged_database_is_not_backed_up(small: Path, tmp_path: Path) -> None:
    (small / "linli.sqlite3").write_bytes(b"SQLite format 3\x00" + b"rubbish" * 1000)
    with pytest.raises((Trouble, sqlite3.DatabaseError)):
        pack(small, tmp_path / "b.tar.gz")
    assert not list(tmp_path.glob("*.tar.gz*"))


@pytest.mark.parametrize("keep", [0.2, 0.7, 0.99])
def test_a_backup_that_is_cut_off_is_refused_and_leaves_nothing(small: Path, tmp_path: Path, keep: float) -> None:
    file = tmp_path / "b.tar.gz"
    pack(small, file)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * keep)])
    with pytest.raises(Trouble), unpacked(file, tmp_path / "again"):
        pass
    assert not list(tmp_path.glob("*again*"))


def test_a_changed_byte_is_noticed(small: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.tar.gz"
    pack(small, file)
    with tarfile.open(file) as old:
        entries = [(entry, old.extractfile(entry).read()) for entry in old]  # type: ignore[union-attr]
    with tarfile.open(file, "w:gz") as new:
        for entry, content in entries:
            new.addfile(entry, io.BytesIO(content.replace(b"photo", b"phot0")))
    with pytest.raises(Trouble):
        packing.verify(file)


@pytest.mark.parametrize("name", ["../evil", "media/../../evil", "evil.sh", "media", "backups/x"])
def test_a_name_that_leads_elsewhere_is_refused(small: Path, tmp_path: Path, name: str) -> None:
    pack(small, tmp_path / "b.tar.gz")
    file = repack(tmp_path / "b.tar.gz", tmp_path / "evil.tar.gz", **{name: b"evil"})
    with pytest.raises(Trouble), unpacked(file, tmp_path / "in" / "again"):
        pass
    assert not list(tmp_path.rglob("evil")) and not list((tmp_path).rglob("evil.sh"))


def test_a_link_in_a_backup_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "b.tar.gz"
    with tarfile.open(file, "w:gz") as new:
        link = tarfile.TarInfo("media/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        new.addfile(link)
    with pytest.raises(Trouble):
        packing.verify(file)


def test_a_restore_that_breaks_off_leaves_nothing(small: Path, tmp_path: Path) -> None:
    pack(small, tmp_path / "b.tar.gz")
    with pytest.raises(RuntimeError), unpacked(tmp_path / "b.tar.gz", tmp_path / "again"):
        raise RuntimeError("the power went")
    assert not list(tmp_path.glob("*again*"))


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "again").write_text("")
    with pytest.raises(Trouble):
        refuse_full(tmp_path / "again")


def test_before_an_upgrade_the_database_is_copied_and_three_copies_are_kept(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrading, "pending", lambda: ["cases.0002_next"])
    monkeypatch.setattr(upgrading, "is_made", lambda: True)
    monkeypatch.setattr(upgrading, "migrate", lambda: None)
    monkeypatch.setattr(databases, "in_use", lambda: Sqlite(small / "linli.sqlite3"))
    (small / "backups").mkdir()
    for day in range(4):
        (small / "backups" / f"before-upgrade-2026010{day}-000000.sqlite3").write_bytes(b"old")
    assert upgrading.upgrade(small) == ["cases.0002_next"]
    copies = sorted((small / "backups").iterdir())
    assert len(copies) == 3
    Sqlite.check(copies[-1])
