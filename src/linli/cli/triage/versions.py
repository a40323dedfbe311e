"""The versions of the model of kinds that an installation has learnt, in its folder `triage`; which one is in use.

`0001.npz` is a model and `0001.json` what it was learnt from and how it was measured. Each line of `adopted` is a
number, 0 for the one that ships; the last line counts, and taking back drops it.
"""

import json
from pathlib import Path
from typing import Any

from linli.cli.triage import tables
from linli.cli.trouble import Trouble

FOLDER, ADOPTED, SHIPPED = "triage", "adopted", 0


def numbers(folder: Path) -> list[int]:
    """The numbers of all versions, rising."""
    return sorted(int(file.stem) for file in (folder / FOLDER).glob("[0-9]*.npz"))


def file_of(folder: Path, number: int) -> Path:
    return folder / FOLDER / f"{number:04}.npz"


def figures_of(folder: Path, number: int) -> dict[str, Any]:
    """What was measured of a version."""
    found: dict[str, Any] = json.loads(file_of(folder, number).with_suffix(".json").read_text("utf-8"))
    return found


def keep(folder: Path, content: bytes, figures: dict[str, Any]) -> int:
    """Keep a version under the next number."""
    (folder / FOLDER).mkdir(mode=0o700, exist_ok=True)
    number = max(numbers(folder), default=SHIPPED) + 1
    told = json.dumps(figures, ensure_ascii=False, indent=1, sort_keys=True).encode()
    tables.put(file_of(folder, number).with_suffix(".json"), told)
    tables.put(file_of(folder, number), content)
    return number


def in_use(folder: Path) -> int:
    """The number of the version in use."""
    return _adopted(folder)[-1]


def adopt(folder: Path, number: int) -> None:
    """Use a version from now on; running servers notice by themselves. Raises `Trouble`."""
    must_be_there(folder, number)
    _note(folder, [*_adopted(folder), number])


def must_be_there(folder: Path, number: int) -> None:
    """Refuse a number that no version has."""
    if number != SHIPPED and number not in numbers(folder):
        raise Trouble(f"没有第 {number} 版，用 linli triage versions 看有哪些", f"There is no version {number}")


def before(folder: Path) -> int:
    """The number of the version that was in use before this one. Raises `Trouble`."""
    held = _adopted(folder)
    if len(held) < 2:
        raise Trouble("用的就是自带的版本，没有可退回的", "The version that ships is in use: nothing to take back")
    return held[-2]


def take_back(folder: Path) -> int:
    """Use that one again; gives its number. Raises `Trouble`."""
    number = before(folder)
    _note(folder, _adopted(folder)[:-1])
    return number


def _adopted(folder: Path) -> list[int]:
    try:
        lines = (folder / FOLDER / ADOPTED).read_text("ascii").split()
    except FileNotFoundError:
        lines = []
    return [SHIPPED, *(int(line) for line in lines if line.isdecimal())]


def _note(folder: Path, held: list[int]) -> None:
    (folder / FOLDER).mkdir(mode=0o700, exist_ok=True)
    tables.put(folder / FOLDER / ADOPTED, "".join(f"{number}\n" for number in held[1:]).encode())
