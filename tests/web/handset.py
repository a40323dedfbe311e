"""A telephone in someone's hand: it counts taps and keys, and notes whatever a page must never do."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Response, expect

from linli.web.doors import COOKIE

PHONE = {"width": 390, "height": 844}
WECHAT = (
    "Mozilla/5.0 (Linux; Android 14; V2309A Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/126.0.6478.188 Mobile Safari/537.36 XWEB/1260183 MMWEBSDK/20240802 MicroMessenger/8.0.53.2740 "
    "Weixin NetType/WIFI Language/zh_CN ABI/arm64"
)
HUMAN, QUICK = 60, 5  # milliseconds a key
PATIENCE = 60_000  # milliseconds, on a machine however busy: what never comes fails a test soon enough
READ: Literal["domcontentloaded"] = "domcontentloaded"

expect.set_options(timeout=PATIENCE)


def zh(sentence: str) -> str:
    """The Chinese of a sentence of the pages."""
    with translation.override("zh-hans"):
        return translation.gettext(sentence)


@dataclass
class Handset:
    """One telephone, or one desk: a window with its own cookies; `worker`: it may keep pages for lack of a signal."""

    page: Page
    address: str
    worker: bool = False
    taps: int = 0
    keys: int = 0
    pace: int = QUICK
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:  # those are judged below
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"a request leaves the host: {request.url}")

    def _response(self, response: Response) -> None:
        bad = 500 if response.request.is_navigation_request() else 400
        if response.status >= bad:
            self.faults.append(f"{response.status} {response.url}")

    def open(self, path: str) -> None:
        """Its words, styles and scripts are there; pictures may still come."""
        self.page.goto(path if path.startswith("http") else self.address + path, wait_until=READ)

    def again(self) -> None:
        self.page.reload(wait_until=READ)

    def button(self, name: str) -> Locator:
        """A button by its English source; a summary that opens something counts as one."""
        words = re.compile(rf"^\s*{re.escape(zh(name))}\s*$")
        return self.page.locator("button, summary, a.btn").filter(has_text=words).locator("visible=true")

    def field(self, name: str) -> Locator:
        """A field by the beginning of its English label."""
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(zh(name))}"))

    def tap(self, what: Locator | str) -> None:
        """One tap, on something or on the button of that name."""
        (self.button(what).first if isinstance(what, str) else what).click()
        self.page.wait_for_load_state(READ)
        self.taps += 1

    def write(self, where: Locator, words: str) -> None:
        """Tap a field and type into it."""
        self.tap(where)
        self.page.keyboard.type(words, delay=self.pace)
        self.keys += len(words)

    def reads(self, words: str) -> bool:
        """Whether these words can be read on the page."""
        return words in self.page.locator("body").inner_text()

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)


@dataclass
class Hands:
    """Gives out handsets, and takes them back at the end."""

    browser: Browser
    address: str
    key_of: Callable[[str, bool], str]
    given: list[tuple[BrowserContext, Handset]] = field(default_factory=list)

    def __call__(
        self, name: str = "", *, scripts: bool = True, agent: str | None = None, factor: bool = True,
        worker: bool = False, **more: Any,
    ) -> Handset:  # fmt: skip
        """A phone of someone signed in, or of a resident ('').

        Whoever does not ask for a `worker` has none: a browser that wakes one for each page was seen to leave a
        navigation waiting for it for good.
        """
        options: dict[str, Any] = {"viewport": PHONE, "locale": "zh-CN", "has_touch": True, "is_mobile": True, **more}
        between: Any = "allow" if worker else "block"
        context = self.browser.new_context(
            java_script_enabled=scripts, user_agent=agent, service_workers=between, **options
        )
        context.set_default_timeout(PATIENCE)
        if name:
            context.add_cookies([{"name": COOKIE, "value": self.key_of(name, factor), "url": self.address}])
        handset = Handset(context.new_page(), self.address, worker)
        self.given.append((context, handset))
        return handset

    def put_away(self) -> list[str]:
        """Close all; what the pages did that they must not do."""
        for context, _handset in self.given:
            context.close()
        return [fault for _context, handset in self.given for fault in handset.faults]
