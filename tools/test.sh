#!/bin/sh
# Runs the tests, one process a core, at least two: some tests wait for a browser.
set -eu
cd "$(dirname "$0")/.."

# Some images of machines forbid it, and then each program that the tests start compiles the whole of
# Django and Wagtail again: that is two thirds of such a start.
export PYTHONDONTWRITEBYTECODE=

cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
[ "$cores" -ge 2 ] || cores=2
[ "$cores" -le 8 ] || cores=8
exec .venv/bin/python -m pytest -n "${TEST_PROCESSES:-$cores}" "$@"
