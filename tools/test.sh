#!/bin/sh
# Every check, on whatever machine: sets up what is missing, then linters, all tests on SQLite, and those of the
# database again on PostgreSQL. Words after the name go to pytest.
set -u
cd "$(dirname "$0")/.."
. tools/stages.sh
counts=$(mktemp -d)
postgres=

finish() {
  [ -z "$postgres" ] || tools/postgres.sh stop "$postgres"
  rm -rf "$counts"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

began=$(date +%s)
tools/setup.sh dev || exit 1
LINLI_CHROMIUM=$(tools/browser.sh) || exit 1
export LINLI_CHROMIUM
tools/oracles.sh || exit 1
postgres=$(tools/postgres.sh start) || exit 1
{ while kill -0 $$; do sleep 2; done; tools/postgres.sh stop "$postgres"; } >/dev/null 2>&1 & # even after a kill -9
times="$(printf '%5d s  %-7s %s' $(($(date +%s) - began)) ok 'setting up')
"

suite() { # suite NAME PYTEST-ARGUMENTS...: its tests are counted one by one
  file=$counts/$1.xml
  shift
  .venv/bin/python -m pytest -q -n 2 --dist worksteal --durations 5 --junitxml "$file" "$@"
}

count() { sed -n "s/.*<testsuite [^>]* $2=\"\([0-9]*\)\".*/\1/p" "$counts/$1.xml" | head -n 1; }

tally() { # a suite counts as its tests, not as one stage
  [ -s "$counts/$1.xml" ] || return
  bad=$(($(count "$1" errors) + $(count "$1" failures)))
  good=$(($(count "$1" tests) - bad - $(count "$1" skipped)))
  if [ "$verdict" = ok ]; then passed=$((passed - 1)); elif [ "$bad" -gt 0 ]; then failed=$((failed - 1)); fi
  passed=$((passed + good)) failed=$((failed + bad))
}

linters
stage "tests on SQLite" suite sqlite "$@"
tally sqlite
DATABASE_URL=$(tools/postgres.sh url "$postgres")
LINLI_TEST_ENGINE=postgres
export DATABASE_URL LINLI_TEST_ENGINE
stage "tests on PostgreSQL" suite postgres -m "db and not browser" "$@"
tally postgres
report
