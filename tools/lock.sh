#!/bin/sh
# Remakes the lock files: exact versions with hashes, for every platform, and without any address.
set -eu
cd "$(dirname "$0")/.."
uv=.tools/bin/uv

upgrade=${1:-} # --upgrade takes the newest versions that pyproject.toml allows

compile() {
  "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate $upgrade "$@"
}

echo "uv==$("$uv" --version | cut -d' ' -f2)" | compile --output-file requirements-uv.lock -
compile --output-file requirements.lock pyproject.toml
compile --constraints requirements.lock --group dev --output-file requirements-dev.lock pyproject.toml
compile --group peers --output-file requirements-peers.lock
compile --group oracles --output-file requirements-oracles.lock
if grep -nE '://|^ *-(-index|-extra|-find|i |f )' requirements*.lock; then
  echo "an address got into a lock file" >&2
  exit 1
fi
grep -c == requirements*.lock
