"""An offline recogniser, where one is installed: a program on this machine that drafts what a voice note says.

Off unless the settings name it: [recogniser] command = ["/path/to/program", "…", "{sound}"], timeout = 120 (seconds).
{sound} is the file of the recording, {out} a file into which it may write its text; else its output is the text.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LONGEST, USUAL = 1800.0, 120.0  # seconds
MOST_BYTES, MOST_SIGNS = 8000, 2000  # of what it says
SOUND, OUT = "{sound}", "{out}"
SURROUNDINGS = ("PATH", "HOME", "TMPDIR")  # what a program gets to know of this one: no secret


class BadRecogniser(ValueError):
    """The settings of the recogniser cannot be used; the message names the place."""


class Listening:
    """A program that listens to one recording, in a folder of its own that is gone afterwards."""

    def __init__(self, command: tuple[str, ...], sound: Path) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="linli-listens-"))
        self._out = self._folder / "out.txt"
        said = [part.replace(SOUND, str(sound)).replace(OUT, str(self._out)) for part in command]
        kept = {name: os.environ[name] for name in SURROUNDINGS if name in os.environ}
        with (self._folder / "said.txt").open("wb") as stream:
            self._program = subprocess.Popen(
                said, stdin=subprocess.DEVNULL, stdout=stream, stderr=subprocess.DEVNULL, cwd=self._folder,
                env=kept | {"LANG": "C.UTF-8"}, start_new_session=True,
            )  # fmt: skip

    def words(self, wait: float) -> str | None:
        """What it made out, waiting at most so many seconds for it: None while it listens, blank when it failed."""
        try:
            ended = self._program.wait(timeout=wait)
        except subprocess.TimeoutExpired:
            return None
        file = self._out if self._out.exists() else self._folder / "said.txt"
        with file.open("rb") as stream:
            text = stream.read(MOST_BYTES).decode("utf-8", "ignore") if ended == 0 else ""
        self.end()
        return " ".join(text.replace("\0", "").split())[:MOST_SIGNS]

    def end(self) -> None:
        """Stop it, and whatever it started, and leave nothing behind."""
        if self._program.poll() is None:
            os.killpg(self._program.pid, signal.SIGKILL)
            self._program.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


@dataclass(frozen=True)
class Recogniser:
    """The program of the settings, and how many seconds it may take for one recording."""

    command: tuple[str, ...]
    timeout: float = USUAL

    @classmethod
    def of(cls, given: Any) -> "Recogniser | None":
        """The recogniser of the table [recogniser]; None without one. Raises `BadRecogniser`."""
        if not given:
            return None
        if not isinstance(given, dict) or set(given) - {"command", "timeout"}:
            raise BadRecogniser("recogniser: is a table with command and timeout, and nothing else")
        command, timeout = given.get("command"), given.get("timeout", USUAL)
        if not (isinstance(command, list) and command and all(isinstance(part, str) and part for part in command)):
            raise BadRecogniser('recogniser: command is a list, as in ["/usr/local/bin/program", "{sound}"]')
        if not any(SOUND in part for part in command[1:]):
            raise BadRecogniser("recogniser: command must name {sound}, where the recording stands")
        if isinstance(timeout, bool) or not isinstance(timeout, int | float) or not 0 < timeout <= LONGEST:
            raise BadRecogniser(f"recogniser: timeout is a number of seconds up to {LONGEST:.0f}")
        return cls(tuple(command), float(timeout))

    @property
    def is_there(self) -> bool:
        """Whether the program can be found and run."""
        return shutil.which(self.command[0]) is not None

    def listen(self, sound: Path) -> Listening:
        """Begin to listen. Raises `OSError` when the program cannot be started."""
        return Listening(self.command, sound)
