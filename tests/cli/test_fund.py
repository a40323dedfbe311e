"""`linli fund`: a log file in, books for other programs out; what is not in order is said and not written."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from python_calamine import CalamineWorkbook

from linli.engines.transparency import Log, canonical, spoken, write_log
from tests.cli.conftest import Run
from tests.engines.ledger import oracles
from tests.engines.ledger.lives import Life, published

LIFE = Life(11, start="2024-12-01").live(150)
LOG = LIFE.log()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "log.jsonl", LOG)


def written(file: Path, log: Log) -> Path:
    file.write_bytes(b"".join(write_log(log)))
    return file


def bent(file: Path) -> Path:
    """A log, well signed, whose books do not balance."""
    leaves = json.loads(json.dumps(LIFE.leaves))
    next(leaf for leaf in leaves if leaf.get("sort") == "gift")["lines"][0]["fen"] += 1
    return written(file, published([canonical(leaf) for leaf in leaves], leaves))


def test_all_forms_are_written_at_once_and_programs_of_others_find_them_clean(
    file: Path, tmp_path: Path, linli: Run
) -> None:
    out = {form: tmp_path / form for form in ("beancount", "hledger", "excel", "log")}
    done = linli("fund", "export", file, *[word for form, path in out.items() for word in (f"--{form}", path)])
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 4), done.stderr
    assert out["log"].read_bytes() == file.read_bytes()
    assert oracles.bean_check(out["beancount"].read_text().splitlines(), tmp_path) == ""
    assert oracles.hledger_check(out["hledger"].read_text().splitlines(), tmp_path) == ""
    sheets = CalamineWorkbook.from_path(out["excel"])
    assert sheets.sheet_names == ["凭证 Vouchers", "余额 Balances", "收支 Months"]
    rows = sheets.get_sheet_by_name("凭证 Vouchers").to_python()[1:]
    assert len(rows) == sum(len(entry.lines) for entry in LIFE.book.entries.values())
    assert round(sum(float(row[5] or 0) - float(row[6] or 0) for row in rows), 2) == 0
    months = sheets.get_sheet_by_name("收支 Months").to_python()[1:]
    last = {row[0]: row[7] for row in months}
    assert last["P01"] == LIFE.book.balance("P01", "1002") / 100


def test_a_log_is_verified_as_outsiders_verify_it(file: Path, tmp_path: Path, linli: Run) -> None:
    whole = linli("fund", "verify", file, "--root", spoken(LOG.heads[-1].head.root))
    assert (whole.returncode, "共 0 处不符" in whole.stdout) == (0, True), whole.stderr
    other = linli("fund", "verify", file, "--root", "天地黄宇宙日月盈辰宿", "--language", "en")
    assert (other.returncode, "no such root" in other.stdout) == (1, True)
    assert linli("fund", "verify", bent(tmp_path / "bent")).returncode == 1
    assert linli("fund", "verify", tmp_path / "none").returncode == 2
    nothing = linli("fund", "verify")
    assert (nothing.returncode, len(nothing.stderr.splitlines())) == (2, 1)


def test_books_that_are_not_in_order_are_not_exported(tmp_path: Path, linli: Run) -> None:
    target = tmp_path / "book"
    done = linli("fund", "export", bent(tmp_path / "bent"), "--beancount", target)
    assert (done.returncode, len(done.stderr.splitlines()), target.exists()) == (2, 1, False)
    assert "does not balance" in done.stderr and "不平" in done.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "第 1 行"), (b"{}\n", "line 1"), (b'{"format":1,"heads":0,"key":"","leaves":1,"log":"x"}\n{\n', "verify")],
)
def test_a_file_that_is_no_log_is_said_in_one_sentence(content: bytes, says: str, tmp_path: Path, linli: Run) -> None:
    (tmp_path / "log").write_bytes(content)
    done = linli("fund", "export", tmp_path / "log", "--log", tmp_path / "again")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert says in done.stderr


def test_what_to_write_must_be_said(file: Path, linli: Run) -> None:
    done = linli("fund", "export", file)
    assert (done.returncode, len(done.stderr.splitlines()), "--excel" in done.stderr) == (2, 1, True)


def test_a_witness_signs_a_log_that_is_whole_and_continues_what_it_signed_before(
    file: Path, tmp_path: Path, linli: Run
) -> None:
    key, signed = tmp_path / "my.key", tmp_path / "signed.json"
    words = ("--name", "区慈善总会", "--key", key, "-o", signed)
    done = linli("fund", "witness", file, *words)
    assert done.returncode == 0, done.stderr
    said, last = json.loads(signed.read_text()), LOG.heads[-1].head
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(said["key"]))
    public.verify(bytes.fromhex(said["signature"]), last.witnessed("区慈善总会"))
    assert key.stat().st_mode & 0o077 == 0
    signed.unlink()
    assert linli("fund", "witness", bent(tmp_path / "bent"), *words).returncode != 0
    other = written(tmp_path / "other.jsonl", Life(12, start="2024-12-01").live(150).log())
    refused = linli("fund", "witness", other, *words)
    assert refused.returncode != 0 and "延续" in refused.stderr
    assert not signed.exists()
    assert linli("fund", "witness", file, *words).returncode == 0
