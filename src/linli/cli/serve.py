"""`linli serve`: the web server and the tick process, kept alive together."""

import argparse
import errno
import os
import socket
import sys
from pathlib import Path
from typing import Any

from linli.cli import settings_file, starting, upgrading
from linli.cli.serving import rules, supervisor
from linli.cli.serving.supervisor import Child
from linli.cli.trouble import Trouble

NAME = "serve"
HELP = "运行：网页和后台进程 · serve the pages and do what is due"
THREADS = 4


def add(parser: argparse.ArgumentParser) -> None:
    starting.add_data(parser)
    parser.add_argument("--domain", metavar="D", help="居民手机打开的域名（会记入 linli.toml） · noted in linli.toml")
    parser.add_argument("--host", default="127.0.0.1", help="监听地址 · address (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="端口 · port (8000)")
    parser.add_argument(
        "--cert", type=Path, metavar="FILE", help="HTTPS 证书（含中间证书） · certificate with its chain"
    )
    parser.add_argument("--key", type=Path, metavar="FILE", help="HTTPS 私钥（PKCS#8） · its key")
    parser.add_argument(
        "--behind-gateway",
        action="store_true",
        help="前面有网关终结 HTTPS（会记入 linli.toml） · a gateway ends TLS; noted in linli.toml",
    )
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="工作进程数 · worker processes (2)")


def run(args: argparse.Namespace) -> int:
    return serve(args, starting.start(args))


def serve(args: argparse.Namespace, installation: Any) -> int:
    """Serve an installation on which Django is started, until a signal; the exit code. Raises `Trouble`."""
    domain = settings_file.plain_domain(args.domain or installation.domain)
    _refuse_files(args.cert, args.key)
    _refuse(args, installation, domain)
    _refuse_taken(args.host, args.port)
    _note_settings(args, installation.folder, domain)
    _prepare(installation.folder)
    children = [Child("网页 web", _web(args)), Child("后台 tick", _tick(installation.folder))]
    reached = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}.get(args.host, args.host)
    up = f"{'https' if args.cert else 'http'}://{args.host}:{args.port}"
    said = f"已启动 · serving: https://{domain}  ({up})" if domain else f"已启动 · serving: {up}"
    return supervisor.keep_alive(
        children, lambda: supervisor.answers(reached, args.port), lambda: print(said, flush=True)
    )


def _prepare(folder: Path) -> None:
    """The database of this version, and the styles; nothing stays open that the children would share."""
    from django.db import connections

    from linli.cli.serving import assets

    for name in upgrading.upgrade(folder):
        print(f"数据库已升级 · applied: {name}")
    assets.gather(folder)
    connections.close_all()


def _note_settings(args: argparse.Namespace, folder: Path, domain: str) -> None:
    """What the options say of the installation is kept in its settings: web, tick, ticket and doctor read it there."""
    noted = [args.domain and settings_file.note(folder, "domain", domain)]
    noted.append(args.behind_gateway and settings_file.note(folder, "behind_gateway", True))
    if any(noted):
        print("已记入 linli.toml · noted in linli.toml")


def _refuse_files(cert: Path | None, key: Path | None) -> None:
    if (cert is None) != (key is None):
        raise Trouble("--cert 和 --key 要一起给", "--cert and --key belong together")
    for file in (cert, key):
        if file is not None and not os.access(file, os.R_OK):
            raise Trouble(f"读不到文件 {file}", "This file cannot be read")
    if key is not None and "BEGIN PRIVATE KEY" not in key.read_text(errors="replace"):
        raise Trouble(
            f"私钥要 PKCS#8 格式，请转换：openssl pkcs8 -topk8 -nocrypt -in {key} -out key8.pem",
            "The key must be PKCS#8: convert it so",
        )


def _refuse(args: argparse.Namespace, installation: Any, domain: str) -> None:
    wanted = rules.Wanted(
        host=args.host,
        domain=domain,
        demo=installation.demo,
        has_certificate=args.cert is not None,
        behind_gateway=args.behind_gateway or installation.behind_gateway,
        senders=installation.senders,
    )
    against = rules.reason_against(wanted)
    if against:
        raise Trouble(*against)


def _refuse_taken(host: str, port: int) -> None:
    """A port that is taken or reserved is said at once, not by a server that falls again and again."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as wrong:
            if wrong.errno == errno.EACCES:
                raise Trouble(
                    f"没有权限使用端口 {port}，请用 1024 以上的端口并由网关转发", "This port is reserved"
                ) from wrong
            raise Trouble(
                f"{host}:{port} 不能用（{wrong.strerror}），换一个 --port", "This address cannot be used"
            ) from wrong


def _web(args: argparse.Namespace) -> list[str]:
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", args.host, "--port", str(args.port)]
    command += ["--workers", str(max(1, args.workers)), "--blocking-threads", str(THREADS), "--no-ws"]
    command += ["--respawn-failed-workers", "--workers-kill-timeout", "5", "--log-level", "warning"]
    if args.cert:
        command += ["--ssl-certificate", str(args.cert), "--ssl-keyfile", str(args.key), "--ssl-protocol-min", "tls1.2"]
    return [*command, "linli.config.wsgi:application"]


def _tick(folder: Path) -> list[str]:
    return [sys.executable, "-m", "linli.cli", "tick", "--data", str(folder), "--parent", str(os.getpid())]
