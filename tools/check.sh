#!/bin/sh
# The linters alone: style, types, floors, templates.
set -u
cd "$(dirname "$0")/.."
. tools/stages.sh
tools/setup.sh dev || exit 1
linters
report
