"""Checks of the machine and its files: clock, disk, fonts, who may read the secret."""

import shutil
import stat
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from linli.cli.checks.finding import Finding, ill, noted, well
from linli.cli.starting import SETTINGS_FILE

LEAST_FREE = 2_000_000_000
LEAST_SHARE = 0.05
SHANGHAI = "Asia/Shanghai"
BUILT = 2025  # a clock that shows an earlier year was never set
CLOCK = "时钟 clock"


def clock_is_right(at: datetime, newest: datetime | None) -> Finding:
    """`newest`: the time of the last footprint, which cannot lie ahead of a clock that goes right."""
    try:
        local = at.astimezone(ZoneInfo(SHANGHAI))
    except ZoneInfoNotFoundError:
        return ill(CLOCK, "缺少时区数据 no time zone data", "sudo apt-get install tzdata")
    mend = "校准时间 · set the clock:  sudo timedatectl set-ntp true"
    if local.year < BUILT:
        return ill(CLOCK, f"{local:%Y-%m-%d %H:%M}", mend)
    if newest and newest > at + timedelta(minutes=5):
        return ill(CLOCK, f"{local:%Y-%m-%d %H:%M}，比最后一条留痕还早 · earlier than the last footprint", mend)
    if _is_synchronised() is False:
        return ill(CLOCK, f"{local:%Y-%m-%d %H:%M}，没有对时 · not synchronised", mend)
    return well(CLOCK, f"{local:%Y-%m-%d %H:%M} {SHANGHAI}")


def _is_synchronised() -> bool | None:
    """What systemd says; None where there is none to ask."""
    tool = shutil.which("timedatectl")
    if tool is None:
        return None
    asked = [tool, "show", "--property=NTPSynchronized", "--value"]
    try:
        said = subprocess.run(asked, capture_output=True, text=True, timeout=5).stdout.strip()
    except subprocess.TimeoutExpired:
        return None
    return {"yes": True, "no": False}.get(said)


def disk_has_room(folder: Path) -> Finding:
    use = shutil.disk_usage(folder)
    found = f"剩余 {use.free / 1e9:.1f} GB（{use.free / use.total:.0%}）"
    if use.free < LEAST_FREE or use.free < use.total * LEAST_SHARE:
        return ill("磁盘 disk", found, "清理磁盘或扩容；旧备份移到别处 · free some room, move old backups away")
    return well("磁盘 disk", found)


def fonts_are_there() -> Finding:
    """Only a note: pages use the fonts of the phones, this machine's are for posters alone."""
    tool = shutil.which("fc-list")
    if tool and subprocess.run([tool, ":lang=zh-cn", "family"], capture_output=True, timeout=20).stdout.strip():
        return well("字体 fonts", "有中文字体 Chinese fonts found")
    return noted(
        "字体 fonts",
        "本机没有中文字体，只影响在本机打印 · matters for printing here alone",
        "sudo apt-get install fonts-noto-cjk",
    )


def secret_is_private(folder: Path) -> Finding:
    for path in (folder, folder / SETTINGS_FILE):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            return ill(
                "密钥权限 secret file", f"{path} {mode:04o} 别人也能读 · others can read it", f"chmod go= {path}"
            )
    return well("密钥权限 secret file", "只有本用户可读 · for this user alone")
