"""Writing a file that a command gives out: whole or not at all."""

import argparse
from pathlib import Path


def add_output(parser: argparse.ArgumentParser, name: str) -> None:
    """The option -o, for the file to be written."""
    words = f"写到 · written to ({name})"
    parser.add_argument("-o", "--output", type=Path, default=Path(name), metavar="FILE", help=words)


def write(file: Path, content: bytes) -> int:
    """Write beside the target and put it in place in one move; says what was written, and gives exit code 0."""
    part = file.with_name(file.name + ".part")
    part.write_bytes(content)
    part.replace(file)
    print(f"{file} · {len(content) // 1024} KB")
    return 0
