#!/bin/sh
# Runs the tests, a process for each core and one more: some mostly wait for a browser.
set -eu
cd "$(dirname "$0")/.."

# Some images of machines forbid it, and then each program that the tests start compiles the whole of
# Django and Wagtail again: that is two thirds of such a start.
export PYTHONDONTWRITEBYTECODE=

cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
[ "$cores" -le 5 ] || cores=5 # Redis has numbers for so many
exec .venv/bin/python -m pytest -n "${TEST_PROCESSES:-$((cores + 1))}" "$@"
