"""A telephone that loses its signal and finds it again, and what lies on it meanwhile."""

from typing import Any

from playwright.sync_api import expect

from tests.web.handset import Handset, zh
from tests.web.town import Town

WORDS = "三单元四楼的灯不亮了"
KEPT = "Kept on this phone, will be sent"
HELD = (
    "It may be private, so it is not kept on this phone: leave this page open, and it is sent when the signal is back"
)
LYING = """() => new Promise((done) => {
  const request = indexedDB.open("linli");
  request.onsuccess = () => {
    const rows = request.result.transaction("rows").objectStore("rows").getAll();
    rows.onsuccess = () => { request.result.close(); done(rows.result.map((row) => row.id)); };
  };
})"""


def until(phone: Handset, truth: str) -> None:
    """Wait until an expression, which may be a promise, gives what is true."""
    look = f"if (await ({truth})) return; await new Promise((done) => setTimeout(done, 40));"
    loop = f"async () => {{ for (let n = 0; n < 1500; n += 1) {{ {look} }} throw new Error('never') }}"
    phone.page.evaluate(loop)


def opened(phone: Handset, path: str) -> Handset:
    """It has opened a page, and its worker is awake."""
    assert phone.worker, "give it out with worker=True"
    phone.open(path)
    phone.page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    return phone


def ready(phone: Handset, path: str) -> Handset:
    """It has opened a page, and kept what it needs to open it without a signal."""
    opened(phone, path)
    until(phone, f"keep.get('page:{path}')")
    return phone


def off(phone: Handset) -> Handset:
    phone.page.context.set_offline(True)
    return phone


def on(phone: Handset) -> Handset:
    phone.page.context.set_offline(False)
    return phone


def shows(phone: Handset, state: str = KEPT, times: int = 1) -> None:
    """So many of the entered are in this state."""
    expect(phone.page.locator("#waiting [data-state]", has_text=zh(state))).to_have_count(times)


def lying(phone: Handset, kind: str = "") -> list[Any]:
    """The names of the rows that lie on it, of a kind (entry, draft, page)."""
    return [row for row in phone.page.evaluate(LYING) if row.startswith(kind)]


def poster(town: Town, door: int = 0) -> str:
    return f"/q/{town.world.stairwells[door].code}/"


def say(phone: Handset, words: str = WORDS) -> None:
    phone.write(phone.field("Tell it as you would to a neighbour"), words)


def note(phone: Handset, words: str) -> None:
    phone.tap("Note one down")
    phone.write(phone.field("What is it about?"), words)
    phone.tap("Note it")


def drafted(phone: Handset, path: str, words: str) -> None:
    """What was written there so far lies on it as a draft."""
    until(phone, f"keep.get('draft:{path}').then((row) => row && row.value.fields[0][1] === '{words}')")
