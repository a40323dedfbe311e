"""The settings file of an installation: written at the start, and told a new value now and then."""

import os
import re
import secrets
from pathlib import Path

from linli.cli.starting import SETTINGS_FILE
from linli.cli.trouble import Trouble

LABEL = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"

TEXT = """\
# 本邻里系统的设置。内含密钥：只许安装用户读取，不要外传；换了密钥，已加密的姓名和电话就读不出来了。
# Settings of this Linli installation. It holds the secret that seals names and numbers: keep it, and keep it private.
secret = "{secret}"

# 居民手机打开的域名，不带 https:// · the name that phones open
domain = "{domain}"

# 由网关终结 HTTPS 时为 true · true when a gateway in front ends TLS
behind_gateway = false

# 数据库：默认用本文件夹里的 SQLite；改用 PostgreSQL 时去掉下面一行的 # 并填写
# database_url = "postgresql://linli:密码@127.0.0.1:5432/linli"

# 短信：不配置则由人工告知（“待告知”页面），登录只用二维码。两种情况选一种：
# [senders]
# by_hand = true            # 确定不用短信 · we tell by hand, by choice
#
# [senders.sms]             # 按短信平台给的接口填写 · an HTTP gateway of your provider
# url = "https://sms.example.com/send"
# method = "POST"
# format = "json"           # json | form | query
# timeout = 10
# ok_path = "code"          # 返回 JSON 中表示成功的字段，可不填
# ok_values = ["0"]
# [senders.sms.headers]
# Authorization = "Bearer 你的密钥"
# [senders.sms.body]        # {{phone}} 号码  {{text}} 内容  {{id}} 每条唯一编号（防重发）
# phone = "{{phone}}"
# text = "{{text}}"
#
# [senders.mail]            # 工作人员有邮箱、没收到短信时用 · for staff with an address
# host = "smtp.example.cn"
# security = "ssl"          # ssl | starttls
# sender = "linli@example.cn"
# user = "linli@example.cn"
# password = "邮箱授权码"
#
# [senders.wecom.grid1]     # 企业微信群机器人，一个群一段；钉钉写 [senders.dingtalk.grid1]，另填 secret 或 keyword
# url = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…"
# serves = ["第一网格"]      # 哪些一般网格用这个群；不写：其余全社区
#
# [map]                     # 地图底图：不填就不访问外网，填了也只有网格地图页去取图片 · street pictures under the map
# tiles = "https://tiles.example.com/{{z}}/{{x}}/{{y}}.png"
# system = "gcj02"          # gcj02 高德、腾讯的底图 | wgs84 天地图、GPS
# credit = "© 底图提供方"
#
# [recogniser]              # 本机装有离线识别程序时，先替语音听写草稿；不填就由邻长听写 · drafts of voice notes
# command = ["/usr/local/bin/program", "{{sound}}"]  # {{sound}} 录音文件  {{out}} 结果文件（不写则取屏幕输出）
# timeout = 120             # 每段最多几秒
"""


def plain_domain(said: str) -> str:
    """A domain as it is written in the settings; an empty one stays empty. Raises `Trouble`."""
    domain = said.strip().lower().removeprefix("https://").strip("/")
    if domain and not re.fullmatch(rf"{LABEL}(\.{LABEL})+", domain):
        raise Trouble(f"域名“{said}”不对，应像 linli.example.cn", "This is no domain name")
    return domain


def write(folder: Path, domain: str = "") -> None:
    """Make the data folder and its settings file, both for this user alone; a file that exists is left alone."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / SETTINGS_FILE
    if file.exists():
        return
    folder.chmod(0o700)
    place = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(place, "w", encoding="utf-8") as stream:
        stream.write(TEXT.format(secret=secrets.token_urlsafe(48), domain=domain))


def note(folder: Path, key: str, value: str | bool) -> bool:
    """Set one top-level value in the file as it stands; whether that changed anything."""
    file = folder / SETTINGS_FILE
    text = file.read_text(encoding="utf-8")
    line = f"{key} = {str(value).lower() if isinstance(value, bool) else chr(34) + value + chr(34)}"
    head, table, tables = _split(text)
    place = re.compile(rf"^{key}\s*=.*$", re.MULTILINE)
    head = place.sub(lambda _: line, head, count=1) if place.search(head) else f"{head.rstrip()}\n{line}\n\n"
    if head + table + tables == text:
        return False
    beside = file.with_suffix(".toml.new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
        stream.write(head + table + tables)
    beside.replace(file)
    return True


def _split(text: str) -> tuple[str, str, str]:
    """The top-level part of a TOML text, and its tables: the first line that begins with [ parts them."""
    found = re.search(r"^\[", text, re.MULTILINE)
    return (text, "", "") if found is None else (text[: found.start()], "[", text[found.end() :])
