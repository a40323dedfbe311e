"""`linli fund verify`: runs the very file that is published, so that we and outsiders see the same."""

import argparse
import json
import tempfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from linli.cli.fund import exporting
from linli.cli.trouble import Trouble

FILE = Path(__file__).resolve().parents[4] / "data" / "verify.py"


def verify(args: argparse.Namespace) -> int:
    """Exit code 0: whole; 1: faults; 2: it cannot be read."""
    if not (args.source or args.packet):
        return ours(args)
    code = program(args, args.source)
    wrong = recounted(Path(args.source)) if args.source and code < 2 else []
    for index, purpose in wrong:
        print(f"记录 {index}：按选票重新计票，{purpose} 的结果不同 · leaf {index}: {purpose} is counted differently")
    return code or int(bool(wrong))


def recounted(file: Path) -> list[tuple[int, str]]:
    """The results of residents' votes in a log that their own ballots, counted again, do not give."""
    from linli.engines.ballot import leaves

    lines = [line for line in file.read_bytes().split(b"\n")[1:] if line and not line.startswith(b'{"head":')]
    return leaves.wrong_results([_leaf(line) for line in lines])


def _leaf(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def ours(args: argparse.Namespace) -> int:
    """The log of this installation, and then its tables against it."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.write(exporting.stored(args))
        file.flush()
        code = program(args, file.name)
    from linli.fund.showing import proof
    from linli.territory.models import Community

    faults = [fault for community in Community.objects.all() for fault in proof.faults(community.pk)]
    for fault in faults:
        print(f"账表与日志不符 · tables and log differ: {fault}")
    return code or int(bool(faults))


def program(args: argparse.Namespace, source: str) -> int:
    """The published file, run on a log."""
    spec = spec_from_file_location("verify", FILE)
    if spec is None or spec.loader is None:
        raise Trouble(f"缺少 {FILE}", f"{FILE} is missing")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    options = [f"--{name}={getattr(args, name)}" for name in ("root", "earlier", "packet", "language")]
    code: int = module.main([*([source] if source else []), *options])
    return code
