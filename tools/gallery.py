"""Renders every page with sample data to HTML files, so that pages can be looked at without a database.

gallery.py FOLDER      write FOLDER/zh/*.html, FOLDER/en/*.html, FOLDER/elder/*.html and the static files beside them
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "src" / "linli" / "web"
LOOKS = {"zh": ("zh-hans", False), "en": ("en", False), "elder": ("zh-hans", True)}


def start(data: str) -> None:
    """The product's own settings on the folder `data`; no database is asked."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "linli.config.settings", "LINLI_DATA": data}
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django.setup()


def pages(language: str, *, elder: bool = False) -> Iterator[tuple[str, str]]:
    """Name and HTML of every sample page."""
    from tests.web.gallery import (
        calls,
        care,
        giving,
        granting,
        intake,
        land,
        morning,
        office,
        practice,
        public,
        public_more,
        shares,
        staff,
        voices,
    )
    from tests.web.gallery import planning as plans
    from tests.web.gallery.words import frame

    request = RequestFactory(SERVER_NAME="localhost").get("/")
    with translation.override(language):
        outside = public.PAGES | public_more.PAGES | intake.PAGES | land.PAGES | calls.PUBLIC | voices.PAGES
        outside |= plans.PAGES | practice.PAGES | giving.PAGES | shares.PAGES | granting.PAGES
        for name, (template, make) in outside.items():
            context = frame() | {"elder": elder} | make()
            yield name, render_to_string(template, context, request)
        handled = staff.PAGES | morning.PAGES | intake.STAFF | calls.PAGES | voices.STAFF
        inside = handled | office.PAGES | care.PAGES | land.STAFF | plans.STAFF | practice.STAFF
        inside |= giving.STAFF | shares.STAFF | granting.STAFF
        for name, (template, make, way) in inside.items():
            context = frame(way, staff=True) | {"elder": elder} | make()
            yield name, render_to_string(template, context, request)


def write(folder: Path) -> int:
    """All looks of all pages, and the static files."""
    written = 0
    for look, (language, elder) in LOOKS.items():
        (folder / look).mkdir(parents=True, exist_ok=True)
        for name, html in pages(language, elder=elder):
            (folder / look / f"{name}.html").write_text(html, "utf-8")
            written += 1
    shutil.copytree(WEB / "static", folder / "static", dirs_exist_ok=True)
    return written


def main() -> int:
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/gallery")
    with TemporaryDirectory() as data:
        start(data)
        print(f"{write(folder)} pages in {folder}; look at them through: python -m http.server -d {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
