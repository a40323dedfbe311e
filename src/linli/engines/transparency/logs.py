"""The public log as one file of JSON Lines: a heading, leaves, signed heads. What they say is judged elsewhere."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from linli.engines.transparency.canonical import CanonicalError, Value, canonical
from linli.engines.transparency.heads import Head, Signed, Witness
from linli.engines.transparency.tree import Tree, leaf_hash

FORMAT = 1
_HEADING = {"format", "heads", "key", "leaves", "log"}


class LogError(ValueError):
    """A file that is no public log: says the line, in both languages."""

    def __init__(self, line: int, chinese: str, english: str) -> None:
        self.line, self.chinese, self.english = line, chinese, english
        super().__init__(f"第 {line} 行：{chinese} · line {line}: {english}")


@dataclass(frozen=True)
class Log:
    """A log's name, its Ed25519 public key, the canonical bytes of its leaves, and its signed heads, smallest first."""

    name: str
    key: bytes
    leaves: Sequence[bytes]
    heads: Sequence[Signed]

    @cached_property
    def tree(self) -> Tree:
        """The Merkle tree over the leaves."""
        return Tree([leaf_hash(leaf) for leaf in self.leaves])


def write_log(log: Log) -> Iterable[bytes]:
    """The lines of the file, each with its end. The leaves after the last head are left out: nobody has signed them."""
    size = log.heads[-1].head.size if log.heads else 0
    heading: dict[str, Value] = {
        "format": FORMAT,
        "heads": len(log.heads),
        "key": log.key.hex(),
        "leaves": size,
        "log": log.name,
    }
    yield canonical(heading) + b"\n"
    for leaf in log.leaves[:size]:
        yield leaf + b"\n"
    for signed in log.heads:
        yield canonical(signed_members(signed)) + b"\n"


def signed_members(signed: Signed) -> dict[str, Value]:
    """A signed head as a value for JSON."""
    return {
        "head": signed.head.members,
        "signature": signed.signature.hex(),
        "witnesses": [
            {"key": one.key.hex(), "name": one.name, "signature": one.signature.hex()} for one in signed.witnesses
        ],
    }


def read_log(content: bytes) -> Log:
    """The log of a file. Raises `LogError` where it is not one; signatures, root and books are not looked at."""
    lines = content.split(b"\n")
    if lines.pop():
        raise LogError(len(lines) + 1, "文件末尾不完整", "the end of the file is missing")
    heading = _object(lines[0] if lines else b"", 1)
    if set(heading) != _HEADING or heading["format"] != FORMAT:
        raise LogError(1, "这不是第 1 版的公开账本", "this is no public log of format 1")
    leaves, heads = heading["leaves"], heading["heads"]
    if not (isinstance(leaves, int) and isinstance(heads, int) and 1 + leaves + heads == len(lines)):
        raise LogError(
            1, f"应有 {leaves} 条记录和 {heads} 个根", f"{leaves} leaves and {heads} heads are said to be there"
        )
    try:
        key = bytes.fromhex(str(heading["key"]))
    except ValueError:
        raise LogError(1, "公钥读不懂", "the key cannot be read") from None
    signed = tuple(_signed(lines[n], n + 1) for n in range(1 + leaves, len(lines)))
    return Log(str(heading["log"]), key, lines[1 : 1 + leaves], signed)


def _object(line: bytes, number: int) -> Mapping[str, Value]:
    try:
        found = json.loads(line)
        if isinstance(found, dict) and canonical(found) == line:
            return found
    except (ValueError, RecursionError, CanonicalError):
        pass
    raise LogError(number, "这一行不是规范的 JSON", "this line is no canonical JSON")


def _signed(line: bytes, number: int) -> Signed:
    found = _object(line, number)
    try:
        match found:
            case {
                "head": {"at": str(at), "log": str(log), "root": str(root), "size": int(size)},
                "signature": str(signature),
                "witnesses": list(witnesses),
            }:
                return Signed(
                    Head(log, size, bytes.fromhex(root), at),
                    bytes.fromhex(signature),
                    tuple(_witness(one) for one in witnesses),
                )
    except ValueError:
        pass
    raise LogError(number, "这一行不是签过名的根", "this line is no signed head")


def _witness(said: Value) -> Witness:
    match said:
        case {"key": str(key), "name": str(name), "signature": str(signature)}:
            return Witness(name, bytes.fromhex(key), bytes.fromhex(signature))
    raise ValueError("no witness")
