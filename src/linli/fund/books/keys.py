"""The key that signs the log lies in a folder of its own, beside neither data nor backup, with what it signed last."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from linli.fund.refusals import KeyMissing


@dataclass(frozen=True)
class Keys:
    """The folder of the keys, one file for each log."""

    folder: Path

    def make(self, log: str) -> Ed25519PrivateKey:
        """The key of a log, made where there is none."""
        file = self._file(log)
        if not file.exists():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            private = Ed25519PrivateKey.generate().private_bytes_raw().hex()
            self._write(log, {"private": private, "size": 0, "root": ""})
        return self.of(log)

    def of(self, log: str) -> Ed25519PrivateKey:
        """The key of a log. Raises `KeyMissing`."""
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self._read(log)["private"]))

    def signed(self, log: str) -> tuple[int, bytes]:
        """How far the log reached when this key signed it last, and its root then."""
        kept = self._read(log)
        return int(kept["size"]), bytes.fromhex(kept["root"])

    def remember(self, log: str, size: int, root: bytes) -> None:
        """Note what was signed."""
        self._write(log, {**self._read(log), "size": size, "root": root.hex()})

    def _file(self, log: str) -> Path:
        return self.folder / f"{log}.json"

    def _read(self, log: str) -> dict[str, Any]:
        try:
            return dict(json.loads(self._file(log).read_text(encoding="utf-8")))
        except (OSError, ValueError) as wrong:
            raise KeyMissing(file=str(self._file(log))) from wrong

    def _write(self, log: str, kept: dict[str, Any]) -> None:
        fresh = self._file(log).with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps(kept), encoding="utf-8")
        fresh.replace(self._file(log))
