"""The public log: RFC 9162 by its own words, canonical JSON, signed heads, commitments, sums that hide nothing."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from linli.engines.transparency import (
    CanonicalError,
    Head,
    Log,
    LogError,
    Part,
    Side,
    Signed,
    Tree,
    canonical,
    commitment,
    countersign,
    fresh_salt,
    leaf_hash,
    prove_part,
    proves_extension,
    proves_inclusion,
    proves_together,
    read_log,
    sign,
    spoken,
    sum_root,
    sums_to,
    verified,
    write_log,
)
from linli.engines.transparency.heads import CLASSIC

SIZES = st.integers(1, 70)


def leaves(n: int) -> list[bytes]:
    return [leaf_hash(str(i).encode()) for i in range(n)]


def slow_root(hashes: list[bytes]) -> bytes:
    """MTH of RFC 9162, 2.1.1, word for word."""
    if not hashes:
        return sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    k = max(2**e for e in range(20) if 2**e < len(hashes))
    return sha256(b"\1" + slow_root(hashes[:k]) + slow_root(hashes[k:])).digest()


@given(SIZES, st.data())
def test_every_leaf_is_proved_and_no_other_leaf_place_size_or_root(size: int, data: st.DataObject) -> None:
    tree, held = Tree(leaves(80)), leaves(80)
    root = tree.root(size)
    assert root == slow_root(held[:size])
    index = data.draw(st.integers(0, size - 1))
    proof = tree.inclusion(index, size)
    assert proves_inclusion(held[index], index, size, proof, root)
    other = data.draw(st.integers(0, 79).filter(lambda n: n != index))
    assert not proves_inclusion(held[other], index, size, proof, root)
    assert not proves_inclusion(held[index], other, size, proof, root)
    assert not proves_inclusion(held[index], index, size, [*proof, root], root)
    assert not proves_inclusion(held[index], index, size, proof, held[0] if size > 1 else held[1])
    if proof:
        assert not proves_inclusion(held[index], index, size, proof[:-1], root)


@given(SIZES, SIZES)
def test_a_longer_log_is_proved_to_continue_a_shorter_one(one: int, other: int) -> None:
    earlier, size = sorted((one, other))
    tree = Tree(leaves(size))
    proof = tree.extension(earlier)
    old, new = slow_root(leaves(earlier)), tree.root()
    assert proves_extension(earlier, old, size, new, proof)
    forged = Tree([leaf_hash(b"forged"), *leaves(size)[1:]])
    assert not proves_extension(earlier, old, size, forged.root(), forged.extension(earlier))
    assert not proves_extension(earlier, old, size, new, [*proof, old])
    if proof:
        assert not proves_extension(earlier, old, size, new, proof[:-1])
        assert not proves_extension(earlier, new, size, new, proof)


def test_the_worked_example_of_its_page() -> None:
    """The table and the sentences of docs/engines/transparency.md."""
    facts = ((1, 500000), (2, -120000), (3, 80000))
    tree = Tree([leaf_hash(canonical({"no": no, "fen": fen})) for no, fen in facts])
    assert [(tree.root(n).hex()[:16], spoken(tree.root(n))) for n in (1, 2, 3)] == [
        ("b7976372dd5a389e", "力名场敢业率师谷馨盈"),
        ("2dd7a158541d1858", "珍美虚一爱雨调一腾调"),
        ("ab48ae003c1549a9", "尺陶阴天始成唐善竞上"),
    ]
    assert [step.hex()[:8] for step in tree.inclusion(1)] == ["b7976372", "083f85e8"]
    assert [step.hex()[:8] for step in tree.extension(2)] == ["083f85e8"]
    month = sum_root([("2026-11-01", 500000), ("2026-11-04", 80000), ("2026-11-20", 1200)])
    assert (month.fen, month.hash.hex()[:16]) == (581200, "2654ee39bf9aa7a5")


def test_the_known_roots_of_certificate_transparency() -> None:
    """The first roots of the reference log's test vectors (google/certificate-transparency, merkletree tests)."""
    given = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    tree = Tree([leaf_hash(bytes.fromhex(one)) for one in given])
    assert tree.root(0).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert tree.root(1).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert tree.root(8).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


@pytest.mark.parametrize(
    ("ask", "n"), [("inclusion", 5), ("inclusion", -1), ("extension", 0), ("extension", 6), ("root", 6)]
)
def test_what_the_log_does_not_hold_is_refused(ask: str, n: int) -> None:
    with pytest.raises(IndexError):
        getattr(Tree(leaves(5)), ask)(n)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, None, "x"]}, '{"a":[true,null,"x"],"b":1}'),
        ({"金额": 3300000}, '{"金额":3300000}'),
        ("\u20ac$\u000f\nA'B\"\\", '"€$\\u000f\\nA\'B\\"\\\\"'),
        ({"\ufb33": 1, "\U0001f600": 2}, '{"\U0001f600":2,"\ufb33":1}'),  # by UTF-16 units, not by code points
        ([], "[]"),
        ({}, "{}"),
    ],
)
def test_a_value_has_one_form(value: object, text: str) -> None:
    assert canonical(value).decode() == text  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [1.5, 2**53, b"x", {"a": {1, 2}}, "\ud800"])
def test_what_has_no_form_is_refused(value: object) -> None:
    with pytest.raises(CanonicalError):
        canonical(value)  # type: ignore[arg-type]


def test_a_signed_head_is_verified_and_any_change_of_it_is_not() -> None:
    key = Ed25519PrivateKey.generate()
    head = Head("柳荫路", 8, b"\x01" * 32, "2026-11-20T00:00:00Z")
    signature = sign(head, key)
    assert verified(head, signature, key.public_key())
    for other in (
        Head("别处", 8, b"\x01" * 32, head.at), Head(head.log, 9, head.root, head.at),
        Head(head.log, 8, b"\x02" * 32, head.at), Head(head.log, 8, head.root, "2026-11-21T00:00:00Z"),
    ):  # fmt: skip
        assert not verified(other, signature, key.public_key())
    assert not verified(head, signature, Ed25519PrivateKey.generate().public_key())


def test_a_root_is_spoken_in_ten_characters_each_of_its_own_byte() -> None:
    assert len(set(CLASSIC)) == 256
    assert len(spoken(bytes(range(32)))) == 10
    assert spoken(b"\0" * 32) != spoken(b"\1" + b"\0" * 31)


def test_a_commitment_opens_with_its_salt_alone_and_does_not_mix_its_parts() -> None:
    salt = fresh_salt()
    held = commitment(salt, "王秀兰", "R-17")
    assert commitment(salt, "王秀兰", "R-17") == held
    assert held not in (commitment(fresh_salt(), "王秀兰", "R-17"), commitment(salt, "王秀兰", "R-18"))
    assert commitment(salt, "ab", "c") != commitment(salt, "a", "bc")
    with pytest.raises(ValueError, match="16"):
        commitment(b"short", "王秀兰", "R-17")


DAYS = st.lists(st.integers(0, 10**9), min_size=1, max_size=40).map(
    lambda a: [(f"d{n}", fen) for n, fen in enumerate(a)]
)


@given(DAYS, st.data())
def test_every_day_is_proved_to_be_inside_the_total_and_no_other_amount_is(
    days: list[tuple[str, int]], data: st.DataObject
) -> None:
    root = sum_root(days)
    assert root.fen == sum(fen for _day, fen in days)
    index = data.draw(st.integers(0, len(days) - 1))
    proof = prove_part(days, index)
    day, fen = days[index]
    assert sums_to(day, fen, proof, root)
    assert not sums_to(day, fen + 1, proof, root)
    assert not sums_to(day + "x", fen, proof, root)
    assert not sums_to(day, fen, proof, Part(root.fen + 1, root.hash))


def test_a_negative_branch_cannot_be_hidden_in_a_total() -> None:
    with pytest.raises(ValueError, match="never negative"):
        sum_root([("d0", 5), ("d1", -5)])
    assert not sums_to("d0", 5, [Side(Part(-5, b"\0" * 32), False)], Part(0, b"\0" * 32))


@given(SIZES, st.data())
def test_several_leaves_are_proved_together_and_nothing_else(size: int, data: st.DataObject) -> None:
    held = leaves(size)
    tree, chosen = Tree(held), data.draw(st.sets(st.integers(0, size - 1), min_size=1, max_size=8))
    proof = tree.together(sorted(chosen))
    wanted = {n: held[n] for n in chosen}
    assert proves_together(wanted, size, proof, tree.root())
    assert len(proof) <= sum(len(tree.inclusion(n)) for n in chosen)
    one = min(chosen)
    assert not proves_together(wanted | {one: leaf_hash(b"other")}, size, proof, tree.root())
    assert not proves_together(wanted, size, [*proof, held[0]], tree.root())
    assert not proof or not proves_together(wanted, size, proof[:-1], tree.root())
    assert not proves_together({}, size, proof, tree.root())
    if len(chosen) == 1:
        assert set(proof) == set(tree.inclusion(one))


def a_log(size: int = 5) -> Log:
    key, witness = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    lines = [canonical({"at": "2026-11-26T10:00:00Z", "no": n}) for n in range(size)]
    tree = Tree([leaf_hash(line) for line in lines])
    heads = []
    for n in {size, max(1, size - 2)} if size else ():
        head = Head("example", n, tree.root(n), "2026-11-26T10:00:00Z")
        heads.append(Signed(head, sign(head, key), (countersign(head, "区慈善会", witness),)))
    heads.sort(key=lambda signed: signed.head.size)
    return Log("example", key.public_key().public_bytes_raw(), lines, tuple(heads))


@pytest.mark.parametrize("size", [0, 1, 5])
def test_a_log_is_read_as_it_was_written(size: int) -> None:
    log = a_log(size)
    again = read_log(b"".join(write_log(log)))
    assert again == log
    assert again.tree.root() == log.tree.root()


def test_leaves_that_nobody_has_signed_are_not_published() -> None:
    log = a_log()
    again = read_log(b"".join(write_log(Log(log.name, log.key, log.leaves, log.heads[:1]))))
    assert (len(again.leaves), len(again.heads)) == (3, 1)


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (lambda text: b"", 1),
        (lambda text: text[:-1], 8),
        (lambda text: text.replace(b'"format":1', b'"format":2'), 1),
        (lambda text: text.replace(b'"format":1', b'"format": 1'), 1),
        (lambda text: text.replace(b'"leaves":5', b'"leaves":6'), 1),
        (lambda text: text.replace(b'"key":"', b'"key":"x', 1), 1),
        (lambda text: text.replace(b'"signature":"', b'"signature":"x', 1), 7),
        (lambda text: text.replace(b'"size":5', b'"size":"5"'), 8),
        (lambda text: text.replace(b'"size":5', b'"size":5.0'), 8),
        (lambda text: text.replace(b'"name":"', b'"nom":"', 1), 7),
    ],
)
def test_a_file_that_is_no_log_is_refused_by_line_in_both_languages(edit: Callable[[bytes], bytes], line: int) -> None:
    with pytest.raises(LogError) as refused:
        read_log(edit(b"".join(write_log(a_log()))))
    assert refused.value.line == line and refused.value.chinese and refused.value.english


def test_a_witness_signs_its_own_name_with_the_head() -> None:
    signed = a_log().heads[-1]
    witness = signed.witnesses[0]
    public = Ed25519PublicKey.from_public_bytes(witness.key)
    public.verify(witness.signature, signed.head.witnessed("区慈善会"))
    with pytest.raises(InvalidSignature):
        public.verify(witness.signature, signed.head.witnessed("区慈善會"))
