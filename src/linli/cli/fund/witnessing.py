"""`linli fund witness`: someone outside, with a key of their own, checks a log and signs its last head."""

import argparse
import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from linli.cli import output
from linli.cli.fund.verifying import program
from linli.cli.trouble import Trouble
from linli.engines.transparency import Tree, countersign, leaf_hash, read_log


def witness(args: argparse.Namespace) -> int:
    """Check the log, that it continues what this key saw last, and sign. Nothing is signed where anything is wrong."""
    source = Path(args.source)
    if program(args, str(source)):
        raise Trouble("账本核对不通过，没有签名", "The log is not in order: nothing was signed")
    log = read_log(source.read_bytes())
    kept, key = _kept(args.key)
    tree = Tree([leaf_hash(leaf) for leaf in log.leaves])
    head = log.heads[-1].head
    if kept["size"] > len(tree) or (kept["size"] and tree.root(kept["size"]).hex() != kept["root"]):
        raise Trouble(
            f"这份账本不是上次签过的那份的延续（上次到第 {kept['size']} 条）。请不要签名，并把两份文件都留好",
            f"This log does not continue what this key signed last ({kept['size']} facts): keep both files",
        )
    seen = countersign(head, args.name, key)
    said = {"head": head.members, "name": seen.name, "key": seen.key.hex(), "signature": seen.signature.hex()}
    output.write(args.output, (json.dumps(said, ensure_ascii=False) + "\n").encode())
    _keep(args.key, {**kept, "size": head.size, "root": head.root.hex()})
    print(
        "请把这个文件交给社区，贴在“自己核对”页上 · give this file to the community: it goes onto the page /fund/check/"
    )
    return 0


def _kept(file: Path) -> tuple[dict[str, Any], Ed25519PrivateKey]:
    """The key with what it signed last; made where there is none."""
    if not file.exists():
        fresh = Ed25519PrivateKey.generate()
        _keep(file, {"private": fresh.private_bytes_raw().hex(), "size": 0, "root": ""})
        print(f"新密钥 · a new key: {file}（请自己保管，不要交给社区 · keep it, and give it to nobody）")
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return {"size": int(kept["size"]), **kept}, Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept["private"]))
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise Trouble(f"{file} 不是密钥文件", f"{file} is no key file") from wrong


def _keep(file: Path, kept: dict[str, Any]) -> None:
    fresh = file.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(kept), encoding="utf-8")
    fresh.replace(file)
