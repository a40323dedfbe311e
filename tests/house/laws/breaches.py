"""Planted breaches: for each law some files that must be refused, and near them some that must not."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.house.laws import places, shape, stairs

Law = Callable[[Path], list[str]]
LATER = "# TO" + "DO: later\n"
INDEX = "https://" + "p" + "ypi.example/simple/\n"
MACHINE = "here = '/" + "work/place'\n"


@dataclass(frozen=True)
class Planting:
    """Files of a small tree, and the law that is meant to look at them."""

    law: Law
    files: dict[str, str]

    def __str__(self) -> str:
        return f"{self.law.__name__}-{next(iter(self.files))}"


def _one(law: Law, name: str, *lines: str) -> Planting:
    return Planting(law, {name: '"""A planted file."""\n' + "\n".join(lines) + "\n"})


CASES = "src/linli/cases"
WEB = "src/linli/web/cases/views.py"
OTHER_ROOM = "from linli.territory.models import Community"

REFUSED = [
    Planting(shape.names, {f"{CASES}/utils.py": ""}),
    Planting(shape.names, {f"{CASES}/services/assign.py": ""}),
    Planting(shape.names, {"src/linli/web/static/helpers.js": ""}),
    Planting(shape.sizes, {f"{CASES}/long.py": "x = 1\n" * 401}),
    Planting(shape.sizes, {f"{CASES}/{name}.py": "x = 1\n" * 200 for name in "abc"}),
    _one(shape.functions, f"{CASES}/long.py", "def long():", *["    x = 1"] * 40),
    Planting(shape.docstrings, {f"{CASES}/silent.py": "x = 1\n"}),
    Planting(shape.docstrings, {f"{CASES}/__init__.py": ""}),
    _one(shape.unfinished, f"{CASES}/actions.py", LATER),
    _one(stairs.inner_imports, f"{CASES}/actions.py", "def f():", "    from linli.insight import figures"),
    _one(stairs.signals, f"{CASES}/actions.py", "from django.db.models.signals import post_save"),
    _one(stairs.signals, f"{CASES}/actions.py", "from django.dispatch import receiver"),
    _one(stairs.signals, f"{CASES}/actions.py", "from django.db import models", "models.signals.post_save.connect(f)"),
    _one(stairs.clock, f"{CASES}/rules.py", "from datetime import datetime, UTC", "x = datetime.now(UTC)"),
    _one(stairs.clock, f"{CASES}/models.py", "from django.utils import timezone", "x = Field(default=timezone.now)"),
    _one(stairs.clock, f"{CASES}/models.py", "import datetime", "x = datetime.date.today()"),
    _one(stairs.clock, f"{CASES}/models.py", "x = models.DateTimeField(auto_now_add=True)"),
    _one(stairs.clock, f"{CASES}/actions.py", "import time", "x = time.time()"),
    _one(stairs.clock, f"{CASES}/actions.py", "from time import time"),
    _one(stairs.clock, f"{CASES}/queries.py", "from django.db.models.functions import Now"),
    _one(stairs.clock_inside, f"{CASES}/actions.py", "from linli.foundation import clock", "x = clock.now()"),
    _one(stairs.clock_inside, f"{CASES}/actions/resolve.py", "from linli.foundation import clock", "x = clock.today()"),
    _one(stairs.keys, f"{CASES}/models.py", "x = models.ForeignKey('territory.Community', related_name='+')"),
    _one(stairs.keys, f"{CASES}/models.py", OTHER_ROOM, "x = models.ForeignKey(Community, on_delete=PROTECT)"),
    _one(
        stairs.keys,
        f"{CASES}/models.py",
        "from linli.territory import models as land",
        "x = models.ManyToManyField(to=land.Community, related_name='cases')",
    ),
    _one(stairs.writes, WEB, "def f(case):", "    case.save()"),
    _one(stairs.writes, WEB, "def f(cases):", "    cases.filter(pk=1).update(stage='closed')"),
    _one(stairs.writes, f"{CASES}/queries.py", "def f(cases):", "    cases.all().delete()"),
    _one(stairs.writes, f"{CASES}/queries.py", "def f(cases):", "    Case.objects.bulk_create(cases)"),
    _one(stairs.writes, WEB, "from linli.foundation.writes import insert", "def f(case):", "    insert(case)"),
    Planting(places.locks, {"requirements.lock": "--index-url https://host.example/\nx==1 --hash=sha256:00\n"}),
    Planting(places.locks, {"requirements.lock": "x @ https://host.example/x.whl --hash=sha256:00\n"}),
    Planting(places.locks, {"uv.lock": "version = 1\n"}),
    Planting(places.registries, {"docs/setup.md": INDEX}),
    Planting(places.machines, {"tools/place.py": MACHINE}),
    Planting(places.foreign_hosts, {"src/linli/web/templates/x.html": '<img src="//cdn.example.com/x.png">'}),
    Planting(places.foreign_hosts, {"src/linli/web/static/x.css": "@import url(https://fonts.example.com/x);"}),
    Planting(places.foreign_hosts, {"src/linli/web/static/x.js": "fetch('https://stats.example.com/')"}),
]

ALLOWED = [
    _one(stairs.signals, f"{CASES}/actions.py", "import sqlite3", "x = sqlite3.connect('x')"),
    _one(stairs.clock, "src/linli/foundation/clock.py", "from datetime import datetime, UTC", "x = datetime.now(UTC)"),
    _one(stairs.clock, f"{CASES}/models.py", "from linli.foundation import clock", "x = clock.now()"),
    _one(stairs.clock_inside, f"{CASES}/actions.py", "from linli.foundation import clock", "x = clock.today(at)"),
    _one(stairs.clock_inside, WEB, "from linli.foundation import clock", "x = clock.now()"),
    _one(stairs.keys, f"{CASES}/models.py", "class Case: pass", "x = models.ForeignKey(Case, related_name='reports')"),
    _one(stairs.keys, f"{CASES}/models.py", "x = models.ForeignKey('self', null=True)"),
    _one(stairs.keys, f"{CASES}/models.py", OTHER_ROOM, "x = models.ForeignKey(Community, related_name='+')"),
    _one(stairs.writes, WEB, "def f(context, digest):", "    context.update({'a': 1})", "    digest.update(b'')"),
    _one(stairs.writes, f"{CASES}/actions.py", "def f(case):", "    case.save()"),
    Planting(places.locks, {"requirements.lock": "x==1 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n"}),
    Planting(places.foreign_hosts, {"src/linli/web/x.svg": '<svg xmlns="http://www.w3.org/2000/svg"></svg>'}),
]
