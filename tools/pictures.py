"""Takes the pictures of the README anew, in Chinese, from a copy of a demonstration, or from a short one of its own.

    .venv/bin/python tools/pictures.py             # builds one of eight weeks, which takes half a minute
    .venv/bin/python tools/pictures.py var/demo    # from a copy of one that is there

They go to docs/images. LINLI_CHROMIUM names the browser, as for the tests; tools/browser.sh finds one.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
LINLI = ROOT / ".venv" / "bin" / "linli"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1366, "height": 900}
COLOURS, WEEKS, PATIENCE = 128, 8, 240  # colours of a picture; weeks of life; seconds until the server answers


@dataclass(frozen=True)
class Shot:
    """One picture: its name, how large, as whom, and how one comes to what it shows."""

    name: str
    size: dict[str, int]
    role: str  # blank: a resident
    way: Callable[[Page], None]


def to(path: Callable[[], str]) -> Callable[[Page], None]:
    """The way to an address that is looked up when it is needed."""
    return lambda page: go(page, path())


def go(page: Page, path: str) -> None:
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + path)


def door() -> str:
    """The poster of a stairwell that has a steward."""
    from linli.territory.models import Stairwell

    return f"/q/{Stairwell.objects.filter(memberships__isnull=False).earliest('id').code}/"


def card() -> str:
    """The card of the micro-grid of that stairwell."""
    from linli.territory.models import MicroGrid

    return f"/g/{MicroGrid.objects.filter(end=None).earliest('id').card}/"


def matter() -> str:
    """An open matter of the leader's grid, not private, if there is one for a specialist of water, power or heating."""
    from linli.cases.models import Case

    found = Case.objects.filter(closed_at=None, sealed=False, urgent=False, stage__in=["collected", "handling"])
    here = found.filter(general_grid=post_of("leader").general_grid).exclude(stairwell=None).order_by("-reported_at")
    case = here.filter(kind__in=["SD01", "SD02", "SD04"]).first() or here[0]
    return f"/cases/{case.pk}/"


def draft() -> str:
    """The map of the newest draft of micro-grids."""
    from linli.planning.models import Draft

    return f"/planning/{Draft.objects.latest('id').pk}/map/"


def called(page: Page) -> None:
    """A leader calls someone out, and whoever was called opens the link."""
    from linli.cases.models import Response
    from linli.foundation.sealing import link_token

    go(page, f"{matter()}call/")
    page.locator("main textarea").first.fill("请到现场看看怎么办。")
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/cases/**")
    go(page, f"/c/{link_token(Response.objects.filter(answer='called').latest('id').pk)}/")


SHOTS = (
    Shot("report", PHONE, "", to(door)),
    Shot("today", PHONE, "steward", to(lambda: "/today/")),
    Shot("called", PHONE, "leader", called),
    Shot("card", PHONE, "", to(card)),
    Shot("case", DESK, "leader", to(matter)),
    Shot("board", DESK, "secretary", to(lambda: "/board/")),
    Shot("planning", DESK, "office", to(draft)),
)


def post_of(role: str) -> Any:
    """The appointment of whoever one can be as a role."""
    from linli.foundation import clock
    from linli.people.queries import one_of_each_role
    from linli.territory.models import Community

    people = one_of_each_role(Community.objects.earliest("id").pk, clock.today())
    return next(post for post in people if post.role == role)


def enter(page: Page, address: str, role: str) -> None:
    """By the demonstration's own door, as anyone of a role."""
    page.goto(f"{address}/demo/")
    if role:
        page.locator(f"form:has([value='{post_of(role).person_id}']) button").click()
        page.wait_for_load_state()


def take(browser: Browser, address: str, shot: Shot) -> bytes:
    """One picture as PNG, in few colours."""
    context = browser.new_context(viewport=shot.size, locale="zh-CN", service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()
    enter(page, address, shot.role)
    shot.way(page)
    page.wait_for_load_state("networkidle")
    taken = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
    context.close()
    written = BytesIO()
    taken.save(written, "PNG", optimize=True)
    return written.getvalue()


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The demonstration in `data`, built if it is not there yet; the address at which it is served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([LINLI, "demo", "--data", data, "--port", str(port), "--weeks", str(WEEKS)])
    try:
        _wait(f"http://127.0.0.1:{port}/", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(PATIENCE):
        if server.poll() is not None:
            sys.exit("the demonstration did not start")
        try:
            urllib.request.urlopen(address).close()
            return
        except OSError:
            time.sleep(1)
    sys.exit("the demonstration does not answer")


def main() -> int:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = os.environ.get("LINLI_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    with TemporaryDirectory() as folder:
        data = Path(folder) / "demo"
        if len(sys.argv) > 1:
            shutil.copytree(sys.argv[1], data)
        with served(data) as address, sync_playwright() as playwright:
            os.environ |= {"DJANGO_SETTINGS_MODULE": "linli.config.settings", "LINLI_DATA": str(data)}
            os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread
            django.setup()
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            for shot in SHOTS:
                picture = take(browser, address, shot)
                (ROOT / "docs" / "images" / f"{shot.name}.png").write_bytes(picture)
                print(f"{shot.name}: {len(picture) // 1024} KB")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
