#!/bin/sh
# Makes .venv when it is missing, and installs what the lock names when the lock has changed.
# Called by make before everything else; does nothing, in a moment, when all is in place.
set -eu
cd "$(dirname "$0")/.."

venv=.venv
python=$venv/bin/python
installed=$venv/installed-requirements.txt # a copy of the lock, written when all of it is there
lock=.venv.lock

fail() {
    echo "$1" >&2
    exit 1
}

is_ready() {
    cmp -s requirements.txt "$installed" && "$python" -c '' 2>/dev/null
}

is_ready && exit 0

# Two starts at once must not write the same .venv: the second waits for the first.
while ! mkdir "$lock" 2>/dev/null; do
    owner=$(cat "$lock/pid" 2>/dev/null || true)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
        rm -rf "$lock" # left by a start that was killed
        continue
    fi
    echo "Waiting for another set-up of .venv to end (if none runs, remove $lock)."
    sleep 2
done
echo $$ >"$lock/pid"
trap 'rm -rf "$lock"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

is_ready && exit 0

if ! "$python" -c '' 2>/dev/null; then
    rm -rf "$venv"
    if found=$(sh tools/find_python.sh); then
        echo "Making .venv with $("$found" -V) ($found)."
        "$found" -m venv "$venv"
    elif command -v uv >/dev/null; then
        echo "Making .venv with Python 3.13 by uv."
        uv venv --quiet --seed --python 3.13 "$venv"
    else
        fail "No Python 3.13 or 3.12 with venv was found: install one (on Debian: apt install python3.13-venv) or uv (https://docs.astral.sh/uv/), then run make again."
    fi
fi

echo "Installing the packages that requirements.txt pins (once; needs the network)."
rm -f "$installed"
if command -v uv >/dev/null && uv pip sync --quiet --require-hashes --python "$python" requirements.txt; then
    :
else
    "$python" -m pip --version >/dev/null 2>&1 || "$python" -m ensurepip >/dev/null
    "$python" -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt ||
        fail "The packages could not be installed: see the lines above, then run make again."
fi
cp requirements.txt "$installed"
