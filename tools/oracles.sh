#!/bin/sh
# Makes sure of the two programs that judge an export of the books: bean-check in .venv-oracles, apart from everything of
# ours, and hledger, which as root on Debian is installed. Nothing of ours imports them.
set -eu
cd "$(dirname "$0")/.."

find_hledger() { command -v "${LINLI_HLEDGER:-hledger}" >/dev/null; }

if ! find_hledger && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "installing · 正在安装：hledger" >&2
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends hledger >/dev/null
fi
if ! find_hledger; then
  echo "The tests of the fund's export need hledger (Debian: sudo apt-get install hledger; or LINLI_HLEDGER=/path)." >&2
  echo "基金账本导出的测试需要 hledger（Debian：sudo apt-get install hledger；或用 LINLI_HLEDGER=/路径 指定）。" >&2
  exit 1
fi

stamp=.venv-oracles/.ok-$(cksum <requirements-oracles.lock | tr ' ' '-')
[ ! -e "$stamp" ] || exit 0
found=${PYTHON:-python3}
. tools/mirror.sh
if .tools/bin/uv --version >/dev/null 2>&1; then
  .tools/bin/uv venv --quiet --clear --python .venv/bin/python .venv-oracles
  .tools/bin/uv pip sync --quiet --python .venv-oracles/bin/python --require-hashes requirements-oracles.lock
else
  "$found" -m venv --clear --without-pip .venv-oracles
  "$found" -m pip --disable-pip-version-check --python .venv-oracles/bin/python install -qq --require-hashes -r requirements-oracles.lock
fi
: >"$stamp"
