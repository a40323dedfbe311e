"""verify.py as outsiders run it: a file alone, any bend is found, nothing whole is accused, in both languages."""

import ast
import json
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any
from zlib import compress

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engines.ledger import PacketError, packet
from linli.engines.transparency import CanonicalError, Log, Tree, canonical, leaf_hash, spoken, write_log
from linli.engines.transparency.heads import CLASSIC
from tests.engines.ledger import faults, outsider
from tests.engines.ledger.lives import FREE, Life

VERIFY = outsider.VERIFY
LOG, LEAVES = faults.a_log(8, 160)
BOOK = Life(8, start="2024-12-01").live(160).book
WHOLE = faults.text_of(LOG)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def write(content: bytes, name: str = "log.jsonl") -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return write


def test_it_is_one_short_file_for_any_python_from_3_8_and_imports_nothing_of_ours() -> None:
    text = outsider.FILE.read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 8))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name for node in imports if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in imports if isinstance(node, ast.ImportFrom)}
    assert names == {
        "argparse", "base64", "gc", "hashlib", "json", "re", "sys", "zlib",
        "collections", "datetime", "functools", "itertools",
    }  # fmt: skip
    assert len(text.splitlines()) < 400
    assert text.startswith("#!") and CLASSIC == VERIFY.CLASSIC


@pytest.mark.parametrize("block", range(6))
def test_each_bend_is_found(block: int, write: Callable[..., Path]) -> None:
    missed = []
    for seed in range(block * 10, block * 10 + 10):
        kind = list(faults.FAULTS)[seed % len(faults.FAULTS)]
        bent = faults.FAULTS[kind](Random(seed), LOG, LEAVES)
        done = outsider.run(write(bent.content), *(["--root", bent.root] if bent.root else []))
        if done.returncode != 1 or done.stderr or "共 0 处不符" in done.stdout:
            missed.append((seed, bent.how, done.returncode, done.stdout, done.stderr))
    assert missed == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_whole_log_is_accused_of_nothing_under_any_root_and_says_its_balances(
    language: str, write: Callable[..., Path]
) -> None:
    file = write(WHOLE)
    for signed in LOG.heads:
        for root in (signed.head.root.hex(), spoken(signed.head.root)):
            done = outsider.run(file, "--root", root, "--language", language)
            assert (done.returncode, done.stderr) == (0, ""), done.stdout
    said = {"zh": "P01 为老服务：资金 ", "en": "P01 为老服务: money "}[language]
    cash = BOOK.balance("P01", "1002", "180101")
    assert f"{said}{cash / 100:,.2f} " in done.stdout
    assert spoken(LOG.heads[-1].head.root) in done.stdout


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.integers(15, 260), st.integers(1, 9), st.booleans())
def test_clean_logs_of_any_length_raise_no_alarm(seed: int, leaves: int, heads: int, witnessed: bool) -> None:
    log, _ = faults.a_log(seed, leaves, heads, witnessed)
    book, row = VERIFY.check_log(faults.text_of(log), log.heads[0].head.root.hex(), b"")
    assert book.faults == [] and len(row) == len(log.heads)


def test_a_fault_is_said_with_its_leaf_and_line(write: Callable[..., Path]) -> None:
    place = next(n for n, leaf in enumerate(LEAVES) if leaf.get("sort") == "payment")
    other = json.loads(json.dumps(LEAVES))
    other[place]["draws"][0]["lot"] = "999.0"
    bent = write(faults.text_of(faults.published([canonical(leaf) for leaf in other], other)))
    assert f"记录 {place}.1：该用途、科目没有此批次 999.0" in outsider.run(bent).stdout
    assert f"leaf {place}.1: no such lot in purpose and account 999.0" in outsider.run(bent, "--language", "en").stdout


def test_a_later_log_continues_an_earlier_one_and_another_log_does_not(write: Callable[..., Path]) -> None:
    earlier = write(faults.text_of(Log(LOG.name, LOG.key, LOG.leaves, LOG.heads[:2])), "earlier.jsonl")
    assert outsider.run(write(WHOLE), "--earlier", earlier).returncode == 0
    assert outsider.run(earlier, "--earlier", write(WHOLE)).returncode == 1, "the other way round leaves are missing"
    split = faults.split(Random(3), LOG, LEAVES)
    done = outsider.run(write(split.content, "split.jsonl"), "--earlier", write(WHOLE))
    assert (done.returncode, "与以前下载的账本不一致" in done.stdout) == (1, True)


def test_what_cannot_be_opened_is_exit_2(tmp_path: Path) -> None:
    assert outsider.run(tmp_path / "none").returncode == 2
    assert outsider.run("--nonsense").returncode == 2
    (tmp_path / "empty").write_bytes(b"")
    assert outsider.run(tmp_path / "empty").returncode == 1


def head_line(**members: Any) -> bytes:
    """The whole log with its last head changed: members of the line, or of the head with head_…."""
    lines = WHOLE.splitlines()
    last = json.loads(lines[-1])
    for name, value in members.items():
        place, _, inner = name.partition("_")
        last[place] = last[place] | {inner: value} if inner else value
    return b"\n".join([*lines[:-1], canonical(last), b""])


OUT_OF_FORM: list[tuple[bytes, str]] = [
    (head_line(signature="0" * 128), "signature"),
    (head_line(signature="A" * 128), "head"),
    (head_line(head_root="0" * 64), "root"),
    (head_line(head_size=7), "unsigned"),
    (head_line(head_at="2020-01-01T00:00:00Z"), "head"),
    (head_line(head_log="another"), "head"),
    (head_line(extra=1), "heading"),
    (head_line(later=1), "head"),
    (head_line(witnesses=[{"key": LOG.key.hex(), "name": "x", "signature": "0" * 128}]), "witness"),
    (head_line(witnesses=[{}]), "head"),
    (WHOLE.replace("区慈善会".encode(), "区慈善會".encode()), "witness"),
    (WHOLE.replace(b'"heads":4', b'"heads":5'), "heading"),
    (WHOLE.replace(b'"format":1,', b'"format":1,"more":1,'), "heading"),
    (WHOLE.replace(b'"fen":', b'"fen": ', 1), "json"),
    (WHOLE.replace(b'"fen":', b'"fen":0', 1), "json"),
    (WHOLE.replace(b'"fen":', b'"fen":1.', 1), "json"),
    (WHOLE.replace(b'"kind":"chart"', b'"kind":"chart","kind":"chart"', 1), "json"),
    (WHOLE.replace(b"}\n", b"}\r\n", 1), "heading"),
    (WHOLE + b"\n", "heading"),
]


@pytest.mark.parametrize(("content", "law"), OUT_OF_FORM, ids=[f"{n}-{law}" for n, (_, law) in enumerate(OUT_OF_FORM)])
def test_what_is_not_in_form_is_named(content: bytes, law: str) -> None:
    book, _ = VERIFY.check_log(content, "", b"")
    found = {fault[2] for fault in book.faults}
    assert law in found


def test_its_signatures_are_those_of_rfc_8032() -> None:
    """By its own test vectors 1 and 3, and by keys and contents drawn at random."""
    dice = Random(1)
    for _ in range(25):
        key = Ed25519PrivateKey.from_private_bytes(dice.randbytes(32))
        public, content = key.public_key().public_bytes_raw().hex(), {"n": dice.randrange(10**6)}
        mark = key.sign(canonical(content))
        assert VERIFY.signed(public, content, mark.hex())
        assert not VERIFY.signed(public, {"n": -1}, mark.hex())
        s = int.from_bytes(mark[32:], "little") + VERIFY.L  # the same number once more round: must be refused
        assert s >= 2**256 or not VERIFY.signed(public, content, (mark[:32] + s.to_bytes(32, "little")).hex())
        bad = bytearray(mark)
        bad[dice.randrange(64)] ^= 1 << dice.randrange(8)
        assert not VERIFY.signed(public, content, bytes(bad).hex())
    assert not VERIFY.signed("02" + "00" * 31, {}, "0" * 128), "no point of the curve"


def test_its_roots_are_those_of_the_engine() -> None:
    lines = [bytes([n]) for n in range(70)]
    tree = Tree([leaf_hash(line) for line in lines])
    assert VERIFY.roots(lines, set(range(1, 71))) == {n: tree.root(n).hex() for n in range(1, 71)}


PLAIN = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=8)
NAMES = st.text("abcdefgh_", max_size=4)


@settings(deadline=None)
@given(
    st.dictionaries(NAMES, PLAIN | st.lists(PLAIN, max_size=3) | st.dictionaries(NAMES, PLAIN, max_size=3), max_size=4)
)
def test_what_the_engine_calls_canonical_it_reads_and_nothing_else(value: dict[str, Any]) -> None:
    try:
        line = canonical(value)
    except CanonicalError:  # a lone surrogate
        assert VERIFY.parse(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")) == {}
        return
    assert VERIFY.parse(line) == value
    loose = json.dumps(value, sort_keys=True).encode()
    assert loose == line or VERIFY.parse(loose) == {}


def a_packet(lot: str, head: int = -1) -> dict[str, Any]:
    return packet(BOOK, lot, LOG.leaves.__getitem__, LOG.tree, LOG.heads[head], LOG.key)


SPENT = max(BOOK.drawn, key=lambda lot: len(BOOK.drawn[lot]))


def test_a_packet_is_small_and_is_checked_with_the_log_and_without(write: Callable[..., Path]) -> None:
    file = write(canonical(a_packet(SPENT)), "packet.json")
    assert file.stat().st_size < 10 * 1024
    last = LOG.heads[-1].head.root
    for more in ([], ["--root", last.hex()], ["--root", spoken(last)], [write(WHOLE)]):
        done = outsider.run("--packet", file, *more)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
    lot = BOOK.lots[SPENT]
    assert f"{lot.fen / 100:,.2f} · " in done.stdout
    drawn = [book_draw for n in BOOK.drawn[SPENT] for book_draw in BOOK.entries[n].draws if book_draw.lot == SPENT]
    assert sum(draw.fen for draw in drawn) == lot.fen - lot.left
    assert done.stdout.count(" · decision") == 0 and done.stdout.count("decision") >= 1 and "人次" in done.stdout
    assert outsider.run("--packet", file, "--root", "0" * 64).returncode == 1


def test_each_lot_has_a_packet_that_holds() -> None:
    def quiet(*_: object) -> None:
        return None

    for lot in BOOK.lots:
        said = VERIFY.parse(canonical(a_packet(lot)))
        assert VERIFY.check_packet(said, quiet) == [], lot


@pytest.mark.parametrize("name", ["leaves", "proof", "key", "lot", "places", "log", "head"])
def test_a_bent_packet_does_not_hold(name: str, write: Callable[..., Path]) -> None:
    whole = a_packet(SPENT)
    other = a_packet(next(lot.id for lot in BOOK.lots.values() if lot.index not in whole["places"]), 1)
    other |= {"key": "0" * 64, "log": "another", "places": whole["places"][1:]}
    assert outsider.run("--packet", write(canonical(whole | {name: other[name]}), "p.json")).returncode == 1
    without = {key: value for key, value in whole.items() if key != name}
    assert outsider.run("--packet", write(canonical(without), "p.json")).returncode == 1


def test_a_packet_without_the_decision_behind_a_payment_does_not_hold() -> None:
    whole = a_packet(SPENT)
    kept = [n for n in whole["places"] if BOOK.kinds[n] != "decision"]
    tree, log = LOG.tree, LOG
    proof = b"".join(tree.together(kept, log.heads[-1].head.size))
    leaves = b64encode(compress(b"\n".join(log.leaves[n] for n in kept))).decode()
    bent = whole | {"places": kept, "leaves": leaves, "proof": b64encode(proof).decode()}
    with pytest.raises(KeyError):
        VERIFY.check_packet(VERIFY.parse(canonical(bent)), lambda *_: None)


def test_a_gift_that_no_head_covers_has_no_packet_yet() -> None:
    late = max(BOOK.lots.values(), key=lambda lot: lot.index)
    with pytest.raises(PacketError, match="tomorrow"):
        a_packet(late.id, 0)
    with pytest.raises(PacketError, match="no lot"):
        a_packet("1.99")


def test_an_export_without_leaves_of_money_is_whole(write: Callable[..., Path]) -> None:
    life = Life(1)
    assert outsider.run(write(b"".join(write_log(life.log(1))))).returncode == 0
    assert FREE.code in outsider.run(write(b"".join(write_log(life.log(1))))).stdout
