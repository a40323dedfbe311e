#!/bin/sh
# Every measurement in bench/, one after another on a machine that should do nothing else: tools/bench.sh [NAME...].
# What each is measured against in the same run lies in bench/beside/.
set -u
cd "$(dirname "$0")/.."
. tools/stages.sh
tools/setup.sh dev || exit 1
LINLI_CHROMIUM=$(tools/browser.sh) || exit 1
export LINLI_CHROMIUM
tools/oracles.sh || exit 1
[ $# -gt 0 ] || set -- $(cd bench && ls [a-z]*.py | sed 's/\.py$//')

state() { uptime | sed 's/.*load average/load average/'; }

echo "$(nproc) processors, $(state)"
for name in "$@"; do stage "$name" .venv/bin/python -W ignore -m "bench.$name"; done
printf '\n%s' "$(state) at the end"
report
