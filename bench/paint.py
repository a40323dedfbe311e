"""How soon the report form is painted on a slow telephone, and how many bytes it takes, beside their bars.

The line is that of DevTools' "Slow 4G" as Lighthouse throttles it by DevTools: 150 ms round trip and 1.6 Mbps down,
750 kbps up, applied as 562.5 ms latency, 1.44 Mbps and 675 kbps (lighthouse core/config/constants.js, mobileSlow4G);
the processor is slowed four times. A fresh browser each time: nothing cached, no worker yet.
"""

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
FOLDER = os.environ["LINLI_DATA"] = tempfile.mkdtemp(prefix="linli-bench-")

(Path(FOLDER) / "linli.toml").write_text(f'secret = "{"b" * 40}"\n')  # the same for this process and the server

import django
from django.core.management import call_command

django.setup()

from django.db import connections
from playwright.sync_api import Browser, sync_playwright

from bench.beside.serving import granian
from linli.cli.serving import assets
from tests.builders import a_world

PAINT_BAR, BYTES_BAR, ROUNDS = 1500, 50_000, 9
SLOW_4G = {
    "offline": False,
    "latency": 150 * 3.75,
    "downloadThroughput": 1.6e6 * 0.9 / 8,
    "uploadThroughput": 750e3 * 0.9 / 8,
}
SLOWER = 4
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
LARGEST = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true });
})"""


def painted(browser: Browser, address: str) -> tuple[float, int, float]:
    """Largest paint and load in ms, and bytes on the way (heads and bodies, compressed), of a first visit."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    taken: list[float] = []
    session.on("Network.loadingFinished", lambda told: taken.append(told["encodedDataLength"]))
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    answer = page.goto(address, wait_until="load")
    if answer is None or answer.status != 200:
        raise SystemExit(f"{address} does not answer")
    page.wait_for_timeout(1500)
    largest = page.evaluate(LARGEST)
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    context.close()
    return largest, round(sum(taken)), loaded


def main() -> int:
    call_command("migrate", verbosity=0)
    assets.gather(Path(FOLDER))
    world = a_world()
    connections.close_all()
    chromium = os.environ.get("LINLI_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    print(f"slow 4G: {SLOW_4G['latency']} ms, {SLOW_4G['downloadThroughput'] * 8 / 1e6:.2f} Mbps down; CPU ÷ {SLOWER}")
    print(f"report form, first visit, median of {ROUNDS} (least–most); load of this machine {os.getloadavg()[0]:.1f}")
    kept = True
    with granian("linli.config.wsgi:application") as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, path in (("poster", f"/q/{world.stairwells[0].code}/"), ("web", "/report/")):
            rounds = [painted(browser, f"http://127.0.0.1:{port}{path}") for _ in range(ROUNDS)]
            paints, loads = [r[0] for r in rounds], [r[2] for r in rounds]
            paint, size = statistics.median(paints), max(r[1] for r in rounds)
            kept = kept and paint <= PAINT_BAR and size <= BYTES_BAR
            print(
                f"  {name:6} largest paint {paint:5.0f} ms ({min(paints):.0f}–{max(paints):.0f}; bar {PAINT_BAR}), "
                f"loaded {statistics.median(loads):5.0f} ms, {size:6} bytes (bar {BYTES_BAR})"
            )
        browser.close()
    print("within the bars" if kept else "NOT within the bars")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
