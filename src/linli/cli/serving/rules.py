"""May it be served so? Values in, a reason against it out."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any


@dataclass(frozen=True)
class Wanted:
    """How an installation shall be served."""

    host: str
    domain: str
    demo: bool
    has_certificate: bool
    behind_gateway: bool
    senders: Mapping[str, Any]


def is_loopback(host: str) -> bool:
    """Whether only this machine itself reaches the address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def real_senders(senders: Mapping[str, Any]) -> list[str]:
    """The senders by which something would leave the house."""
    return sorted(name for name, held in senders.items() if isinstance(held, Mapping))


def reason_against(wanted: Wanted) -> tuple[str, str] | None:
    """Why it may not be served so, with the mend, in both languages; None when it may."""
    outside = not is_loopback(wanted.host)
    if wanted.demo and (outside or wanted.domain):
        return (
            "演示模式只能在本机（127.0.0.1）打开，不能对外。正式使用请运行 linli init 新装",
            "The demo is served to this machine alone. For real use make an installation with linli init",
        )
    if wanted.demo and real_senders(wanted.senders):
        return (
            "演示模式不能配置真实的短信发送。请从 linli.toml 删去 [senders]",
            "The demo has no real senders. Take [senders] out of linli.toml",
        )
    if wanted.demo or wanted.has_certificate or wanted.behind_gateway:
        return None
    if outside or wanted.domain:
        return (
            "手机需要 HTTPS：请加 --cert 证书 --key 私钥；若由网关终结 HTTPS，请加 --behind-gateway",
            "Phones need HTTPS: give --cert and --key, or --behind-gateway when a gateway in front ends TLS",
        )
    return None
