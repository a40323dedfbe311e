"""`linli fund verify`: runs the very file that is published, so that we and outsiders see the same."""

import argparse
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from linli.cli.trouble import Trouble

FILE = Path(__file__).resolve().parents[4] / "data" / "verify.py"


def verify(args: argparse.Namespace) -> int:
    """Exit code 0: whole; 1: faults; 2: it cannot be read."""
    if not (args.source or args.packet):
        raise Trouble("请给出账本文件，或用 --packet 给出捐赠凭据", "Name a log, or a packet with --packet")
    spec = spec_from_file_location("verify", FILE)
    if spec is None or spec.loader is None:
        raise Trouble(f"缺少 {FILE}", f"{FILE} is missing")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    options = [f"--{name}={getattr(args, name)}" for name in ("root", "earlier", "packet", "language")]
    code: int = module.main([*([args.source] if args.source else []), *options])
    return code
