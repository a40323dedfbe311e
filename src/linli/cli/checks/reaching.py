"""Checks of what reaches out: HTTPS under the domain, senders, the tick, backups."""

import json
import socket
import ssl
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from linli.cases.intake.recogniser import Recogniser
from linli.cli import heartbeat
from linli.cli.backup import NOTED
from linli.cli.checks.finding import Finding, ill, noted, well
from linli.cli.serving.rules import real_senders
from linli.notifications.carriers.senders import ROBOTS

HTTPS = "HTTPS"
SENDERS = "短信 senders"
GROUPS = "群机器人 groups"
LEAST_DAYS = 14
TICK_HOLDS = timedelta(minutes=2)
BACKUP_HOLDS = timedelta(days=2)


def phones_reach_it(installation: Any, at: datetime) -> Finding:
    """Asks for the certificate under the domain, as a phone would."""
    if installation.demo:
        return noted(HTTPS, "演示只在本机打开 · the demo is for this machine alone")
    domain = installation.domain
    if not domain:
        return ill(
            HTTPS,
            "没有域名，手机打不开 · no domain is set",
            "linli serve --domain 你的域名 --behind-gateway（或 --cert --key）",
        )
    name, _, port = domain.partition(":")
    try:
        with (
            socket.create_connection((name, int(port or 443)), timeout=5) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=name) as safe,
        ):
            ends = _date((safe.getpeercert() or {}).get("notAfter"))
    except ssl.SSLCertVerificationError as wrong:
        return ill(
            HTTPS,
            f"{domain} 证书不对 · {wrong.verify_message}",
            "换上受信任的证书（含中间证书） · a trusted certificate with its chain",
        )
    except (OSError, ValueError) as wrong:
        return ill(
            HTTPS,
            f"{domain} 连不上 · {type(wrong).__name__}",
            "检查域名解析、防火墙 443 端口和网关 · look at DNS, port 443, the gateway",
        )
    if ends and ends < at + timedelta(days=LEAST_DAYS):
        return ill(HTTPS, f"证书 {ends:%Y-%m-%d} 到期 · ends soon", "更换证书 · renew the certificate")
    return well(HTTPS, f"https://{domain}" + (f"，证书到 {ends:%Y-%m-%d}" if ends else ""))


def _date(text: Any) -> datetime | None:
    return parsedate_to_datetime(str(text)).replace(tzinfo=UTC) if text else None


def letters_leave(installation: Any) -> Finding:
    senders = installation.senders
    if installation.demo:
        return noted(SENDERS, "演示不发短信 · the demo sends nothing")
    if real_senders(senders):
        address = str(senders.get("sms", {}).get("url", ""))
        if address.startswith("http://") and "//127.0.0.1" not in address:
            return ill(
                SENDERS,
                "短信接口用的是 http，号码会明文外传 · numbers would travel openly",
                "改用 https:// 接口 · use https://",
            )
        return well(SENDERS, "、".join(real_senders(senders)) + "；用 linli tell-test 试发 · try them")
    if senders.get("by_hand") is True:
        return well(SENDERS, "人工告知 · told by hand, by choice")
    mend = "在 linli.toml 填 [senders.sms]（见 docs/operations.md“告知”）；确定不用短信则写 [senders] by_hand = true"
    return ill(SENDERS, "没有配置 · none", mend)


def groups_fit(senders: Mapping[str, Any], grids: Collection[str]) -> Finding | None:
    """Whether the general grids that robots serve exist here; None when there is no robot that names one."""
    named = {
        (f"senders.{way}.{name}", grid)
        for way in ROBOTS
        for name, held in senders.get(way, {}).items()
        for grid in held.get("serves", [])
    }
    lost = sorted((place, grid) for place, grid in named if grid not in grids)
    if lost:
        found = "；".join(f"{place}：没有叫“{grid}”的网格" for place, grid in lost)
        return ill(
            GROUPS,
            f"{found} · no such general grid",
            f"把 serves 改成现有的网格名：{'、'.join(sorted(grids)) or '还没有'}",
        )
    return well(GROUPS, "、".join(sorted(grid for _, grid in named))) if named else None


def recogniser_starts(installation: Any) -> Finding | None:
    """Whether the program that drafts voice notes can be found; None when none is named."""
    name, recogniser = "语音草稿 recogniser", Recogniser.of(installation.recogniser)
    if recogniser is None:
        return None
    if recogniser.is_there:
        return well(name, f"{recogniser.command[0]}，每条最多 {recogniser.timeout:.0f} 秒")
    mend = "改 linli.toml 的 [recogniser] command，或去掉这一段 · correct the path, or take the table out"
    return ill(name, f"找不到 {recogniser.command[0]} · not found", mend)


def tick_lives(folder: Path, at: datetime) -> Finding:
    name = "后台 tick"
    beat = heartbeat.last(folder)
    if beat is None or at - beat.at > TICK_HOLDS:
        last = f"{beat.at:%Y-%m-%d %H:%M} UTC" if beat else "从未运行 · never"
        return ill(name, f"没有在运行，最后：{last} · does not run", "启动 linli serve（或 systemctl start linli）")
    return well(name, "在运行 · alive")


def backup_is_fresh(folder: Path, at: datetime) -> Finding:
    name = "备份 backup"
    mend = f"linli backup --data {folder} /另一块盘/linli-日期.tar.gz，并设每日定时 · make one a day"
    try:
        held = json.loads((folder / NOTED).read_text(encoding="utf-8"))
        made, file = datetime.fromisoformat(held["at"]), Path(held["file"])
    except (OSError, ValueError, KeyError):
        return ill(name, "从未备份 · never made", mend)
    if at - made > BACKUP_HOLDS:
        return ill(name, f"最近一次 {made:%Y-%m-%d}，太旧 · too old", mend)
    if file.exists() and file.stat().st_dev == folder.stat().st_dev:
        return well(name, f"{made:%Y-%m-%d}；与数据在同一块盘，请另存一份 · on the same disk: keep a copy elsewhere")
    return well(name, f"{made:%Y-%m-%d}")
