# Read by check.sh and test.sh: runs stages one after another, keeps their times and how many went well.
passed=0
failed=0
times=

stage() { # stage NAME COMMAND...
  name=$1
  shift
  printf '\n== %s\n' "$name"
  started=$(date +%s)
  if "$@"; then passed=$((passed + 1)) verdict=ok; else failed=$((failed + 1)) verdict=FAILED; fi
  times="$times$(printf '%5d s  %-7s %s' $(($(date +%s) - started)) "$verdict" "$name")
"
}

linters() {
  stage "ruff" .venv/bin/ruff check .
  stage "mypy" .venv/bin/mypy
  stage "floors" .venv/bin/lint-imports --no-logo
  stage "templates: lint" .venv/bin/djlint --quiet --allow-empty-input --lint src
  stage "templates: layout" .venv/bin/djlint --allow-empty-input --check src
}

report() {
  printf '\n%s\n%d passed, %d failed\n' "$times" "$passed" "$failed"
  [ "$failed" = 0 ]
}
