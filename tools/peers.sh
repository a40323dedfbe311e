#!/bin/sh
# Makes .venv-peers, apart from everything of ours, for the programs of others that bench/peers.py and bench/grids.py run beside ours.
set -eu
cd "$(dirname "$0")/.."
stamp=.venv-peers/.ok-$(cksum <requirements-peers.lock | tr ' ' '-')
[ ! -e "$stamp" ] || exit 0
found=${PYTHON:-python3}
. tools/mirror.sh
.tools/bin/uv venv --quiet --clear --python .venv/bin/python .venv-peers
.tools/bin/uv pip sync --quiet --python .venv-peers/bin/python --require-hashes requirements-peers.lock
: >"$stamp"
