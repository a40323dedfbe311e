#!/bin/sh
# Makes .venv for this folder: tools/setup.sh [run|dev]. A second start finds its stamp and ends at once.
set -eu
cd "$(dirname "$0")/.."
here=$(pwd)
kind=${1:-run}
python=.venv/bin/python
began=$(date +%s)

say() { printf '[%3d s] %s\n' $(($(date +%s) - began)) "$*"; }
stop() { printf '\n%s\n%s\n' "$1" "$2" >&2; exit 1; }

stamp() { printf '.venv/.ok-%s' "$({ cat "$1" tools/setup.sh; echo "$here"; } | cksum | tr ' ' '-')"; }

is_ready() {
  [ -x "$python" ] || return 1
  [ -e "$(stamp requirements-dev.lock)" ] || { [ "$kind" = run ] && [ -e "$(stamp requirements.lock)" ]; }
}

words_are_fresh() {
  for po in locale/*/LC_MESSAGES/*.po; do
    [ -e "$po" ] || continue
    [ -e "${po%.po}.mo" ] && [ -z "$(find "$po" -newer "${po%.po}.mo")" ] || return 1
  done
}

is_good_python() {
  "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null
}

find_python() {
  for found in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python; do
    if is_good_python "$found"; then return; fi
  done
  stop "Linli needs Python 3.11, 3.12 or 3.13; this machine has: $(python3 --version 2>&1 || true). Name another with PYTHON=/path/to/python." \
    "邻里需要 Python 3.11、3.12 或 3.13；本机现有：$(python3 --version 2>&1 || true)。也可用 PYTHON=/路径/python 指定。"
}

find_pip() {
  "$found" -m pip --version >/dev/null 2>&1 && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "python3-pip · 安装 pip"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-pip >/dev/null
    "$found" -m pip --version >/dev/null 2>&1 && return
  fi
  stop "pip is missing: install it (Debian, Ubuntu: sudo apt-get install python3-pip) and start again." \
    "缺少 pip：请先安装（Debian、Ubuntu：sudo apt-get install python3-pip），再重新运行。"
}

fetch_uv() {  # uv installs in seconds what takes pip minutes
  pinned=$(sed -n 's/^uv==\([^ ]*\).*/\1/p' requirements-uv.lock)
  case $(.tools/bin/uv --version 2>/dev/null) in "uv $pinned"*) return ;; esac
  say "uv $pinned"
  rm -rf .tools
  "$found" -m pip install -qq --disable-pip-version-check --require-hashes --target .tools -r requirements-uv.lock
}

make_venv() {
  if [ ! -x "$python" ] || ! is_good_python "$python"; then
    say ".venv · $("$found" --version)"
    rm -rf .venv
    .tools/bin/uv venv --quiet --python "$found" .venv
  fi
  rm -f .venv/.ok-*
}

sync_lock() {
  say "$1: $(grep -c == "$1") packages · 个软件包"
  . tools/mirror.sh
  .tools/bin/uv pip sync --quiet --python "$python" --require-hashes "$1"
}

install_with_pip() {
  say "without uv: pip, this takes some minutes · 改用 pip 安装，需要几分钟"
  [ -x "$python" ] || "$found" -m venv --without-pip .venv
  "$found" -m pip --disable-pip-version-check --python "$python" install -qq --require-hashes -r "$1"
}

link_project() {  # the package is read from src, so a change needs no new installation
  site=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  echo "$here/src" >"$site/linli.pth"
  cat >.venv/bin/linli <<EOF
#!/bin/sh
'''exec' "$here/$python" "\$0" "\$@"
' '''
import sys

from linli.cli import main

sys.exit(main())
EOF
  chmod +x .venv/bin/linli
}

case $kind in
run) lock=requirements.lock ;;
dev) lock=requirements-dev.lock ;;
*) stop "usage: tools/setup.sh [run|dev]" "用法：tools/setup.sh [run|dev]" ;;
esac

if ! is_ready; then
  find_python
  find_pip
  { fetch_uv && make_venv && sync_lock "$lock"; } || install_with_pip "$lock"
  link_project
  : >"$(stamp "$lock")"
  say "ready · 安装完成"
fi
words_are_fresh || "$python" tools/words.py --compile
