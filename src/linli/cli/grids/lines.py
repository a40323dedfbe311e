"""JSON with one document, or one in each line: in, and out whole or not at all."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from linli.cli.trouble import Trouble


def documents(file: Path) -> Iterator[str]:
    """The text of each document, in order. Raises `Trouble` when there is none."""
    with file.open(encoding="utf-8-sig") as source:
        first = next((line for line in source if line.strip()), "")
        if not first:
            raise Trouble(f"{file} 是空的", "The file is empty")
        if not _is_whole(first):
            yield first + source.read()
            return
        yield first
        for line in source:
            if line.strip():
                yield line


def _is_whole(line: str) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def parsed(text: str, file: Path | str, number: int) -> object:
    """A document as JSON. Raises `Trouble`, which names the file, the document and the place in it."""
    try:
        return json.loads(text)
    except ValueError as wrong:
        raise Trouble(f"{file} 第 {number} 份不是 JSON：{wrong}", f"Document {number} is no JSON: {wrong}") from wrong


@contextmanager
def whole(file: Path) -> Iterator[IO[str]]:
    """A file to write to: it takes its place when all is written, and is gone when something goes wrong."""
    part = file.with_name(file.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as target:
            yield target
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
