"""Starting Django on a data folder, for the commands that need it."""

import argparse
import os
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings

from linli.cases.intake.recogniser import BadRecogniser
from linli.cli.trouble import Trouble
from linli.notifications.carriers.port import BadSender

SETTINGS_FILE = "linli.toml"


def add_data(parser: argparse.ArgumentParser, default: Path | None = None) -> None:
    """The option --data, which every command has that works on an installation."""
    usual = (default, default) if default else ("$LINLI_DATA，再默认 var", "$LINLI_DATA, else var")
    parser.add_argument(
        "--data",
        metavar="DIR",
        type=Path,
        default=default,
        help="数据文件夹（默认 {}） · the data folder (default {})".format(*usual),
    )


def folder_of(args: argparse.Namespace) -> Path:
    """The data folder that the command names, or the one of the environment."""
    return Path(args.data or os.environ.get("LINLI_DATA") or "var").expanduser().resolve()


def start(args: argparse.Namespace) -> Any:
    """Start Django on the installation of --data, once in a process; gives the installation.

    Whatever the process writes from then on is for its own user alone. Raises `Trouble`.
    """
    if apps.ready:
        return settings.INSTALLATION
    read_settings(args)
    os.umask(0o077)
    try:
        django.setup()
    except (BadSender, BadRecogniser) as wrong:
        raise Trouble(f"设置文件有误：{wrong}", "Something in the settings file cannot be used") from wrong
    return settings.INSTALLATION


def without_data() -> None:
    """Start Django for a command that needs words and rules but no installation."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
    if not apps.ready:
        django.setup()


def read_settings(args: argparse.Namespace) -> Any:
    """Read the settings alone, without starting Django: enough to find the database. Raises `Trouble`."""
    folder = folder_of(args)
    if not (folder / SETTINGS_FILE).exists():
        raise Trouble(
            f"{folder} 里还没有安装邻里。请先运行 linli init，或用 --data 指明数据文件夹",
            "No installation lies there: run linli init first, or name the data folder with --data",
        )
    os.environ["LINLI_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
    try:
        return settings.INSTALLATION
    except ValueError as wrong:  # the roof's BadSettings, which a lower floor cannot name
        raise Trouble(f"设置文件有误：{wrong}", "The settings file cannot be read") from wrong
