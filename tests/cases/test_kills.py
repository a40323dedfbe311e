"""What was acknowledged is there once, however the process ends; shown at length by `bench/kills.py`."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_acknowledged_report_is_there_once_after_twenty_kills() -> None:
    surroundings = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "LINLI_DATA")}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "bench/kills.py", "20"],
        cwd=ROOT, env=surroundings | {"PYTHONPATH": "src:."}, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "20 kills" in done.stdout
