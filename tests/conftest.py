"""What every test stands on: settings in a throw-away data folder, and which tests meet which database."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.conf import settings
from playwright.sync_api import Browser, sync_playwright

from tools import words

ROOT = Path(__file__).parent.parent
_data = tempfile.mkdtemp(prefix="linli-test-")

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: more threads only wait for each other
os.environ["DJANGO_SETTINGS_MODULE"] = "linli.config.settings"
os.environ["LINLI_DATA"] = _data
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in the test's thread
if os.environ.get("LINLI_TEST_ENGINE") != "postgres":
    os.environ.pop("DATABASE_URL", None)

# Django starts here, before the conftests of the rooms import tables: with the Chinese words compiled, and styles under
# the names they lie by.
words.compile_all(ROOT)
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
django.setup()
del os.environ["DJANGO_SETTINGS_MODULE"]  # else workers of xdist would take up these settings with this very folder

TOUCHES_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server", "django_db_reset_sequences"}
DRIVES_BROWSER = {"browser", "page"}
FAKE_MICROPHONE = "--use-fake-device-for-media-stream"  # it beeps, for pages that may listen


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the database and what drives a browser, by what it asks for."""
    for item in items:
        asks = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or asks & TOUCHES_DATABASE:
            item.add_marker("db")
        if asks & DRIVES_BROWSER:
            item.add_marker("browser")


def pytest_unconfigure() -> None:
    shutil.rmtree(_data, ignore_errors=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium; LINLI_CHROMIUM names it, else one is looked for."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = os.environ.get("LINLI_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.skip("no Chromium or Chrome is found: see tools/browser.sh")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", FAKE_MICROPHONE])
        yield chromium
        chromium.close()
