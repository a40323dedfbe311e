"""`linli demo`: a fictional community with months of life, made by walking the loop, for this machine only."""

import argparse
import shutil
import time
from pathlib import Path

from linli.cli import serve, settings_file, starting
from linli.cli.trouble import Trouble

NAME = "demo"
HELP = "演示：一个虚构的、已有一年半生活的社区 · a fictional, lived-in community"
FOLDER = Path("var/demo")
READY = "snapshot_ends"


def add(parser: argparse.ArgumentParser) -> None:
    starting.add_data(parser, FOLDER)
    parser.add_argument("--fresh", action="store_true", help="从头再来 · start over")
    parser.add_argument("--build-only", action="store_true", help="只生成，不启动网页 · build and do not serve")
    parser.add_argument("--port", type=int, default=8000, help="端口 · port (8000)")
    parser.add_argument("--weeks", type=int, default=78, metavar="N", help="几周的生活 · weeks of life (78)")


def run(args: argparse.Namespace) -> int:
    args.data = args.data.resolve()
    if args.fresh or not (args.data / READY).exists():
        _clear(args.data)
        _build(args)
    else:
        starting.start(args)
    if args.build_only:
        return 0
    _say_how(args.port)
    return serve.serve(_serving(args), starting.start(args))


def _say_how(port: int) -> None:
    """How to enter as each role."""
    from linli.foundation import clock
    from linli.people.queries import one_of_each_role
    from linli.territory.models import Community, Stairwell

    address = f"http://127.0.0.1:{port}"
    community = Community.objects.earliest("id")
    door = Stairwell.objects.filter(community=community, memberships__isnull=False).earliest("id")
    print(f"\n{community.name} · {clock.now().astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}")
    print(f"  打开这里，点一下就能扮演任何角色 · enter as anyone with one tap:  {address}/demo/")
    print(f"  居民扫单元码看到的 · what a resident's scan opens:               {address}/q/{door.code}/")
    for post in one_of_each_role(community.pk, clock.today()):
        place = post.micro_grid or post.compound or post.general_grid or ""
        print(f"    {post.get_role_display()}  {post.person.name}  {place}")
    print(flush=True)


def _clear(folder: Path) -> None:
    """Throw a former demonstration away; a folder that holds anything else is left alone."""
    if not folder.exists():
        return
    settings = folder / starting.SETTINGS_FILE
    if any(folder.iterdir()) and not (settings.exists() and "demo = true" in settings.read_text(encoding="utf-8")):
        raise Trouble(f"{folder} 里不是演示数据，不会删除", "This folder holds no demonstration and is left alone")
    for child in sorted(folder.iterdir(), key=lambda one: one == settings):  # what says that it is one goes last
        if child.is_dir():
            shutil.rmtree(child, ignore_errors=True)
        else:
            child.unlink(missing_ok=True)  # a server that is just ending clears up after itself


def _build(args: argparse.Namespace) -> None:
    begun = time.monotonic()
    settings_file.write(args.data)
    settings_file.note(args.data, "demo", True)
    starting.start(args)
    from linli.cases.models import Case
    from linli.cli import upgrading
    from linli.cli.demo import life

    print("生成演示社区（虚构）… building a fictional community", flush=True)
    upgrading.migrate()
    _hurry()
    life.walk(weeks=args.weeks, tell=lambda words: print(f"  {words}", flush=True))
    (args.data / READY).write_text(life.END.isoformat())
    (args.data / "clock.json").unlink(missing_ok=True)
    from django.apps import apps

    apps.get_app_config("roof").ready()
    print(f"  {Case.objects.count()} 件事项 matters · {time.monotonic() - begun:.0f} s", flush=True)


def _hurry() -> None:
    """While it is built, a demonstration needs no durability: what is cut off is built anew."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")


def _serving(args: argparse.Namespace) -> argparse.Namespace:
    return argparse.Namespace(
        data=args.data,
        domain=None,
        host="127.0.0.1",
        port=args.port,
        cert=None,
        key=None,
        behind_gateway=False,
        workers=1,
    )
