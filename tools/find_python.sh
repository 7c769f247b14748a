#!/bin/sh
# Prints the path of a Python 3.13 or 3.12 that can make virtual environments; fails when there is none.
# A name on the PATH proves nothing (pyenv's shims exist without their Python), so each one is run.

usable() {
    [ -x "$1" ] && "$1" -c '
import sys
assert (3, 12) <= sys.version_info[:2] <= (3, 13)
import ensurepip, venv
' >/dev/null 2>&1
}

candidates() {
    for version in 3.13 3.12; do
        command -v "python$version"
        for folder in "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*; do
            echo "$folder/bin/python"
        done
        if command -v uv >/dev/null; then
            uv python find --no-python-downloads --system "$version" 2>/dev/null
        fi
    done
    command -v python3
}

candidates | while IFS= read -r candidate; do
    if usable "$candidate"; then
        echo "$candidate"
        exit 3
    fi
done
[ $? -eq 3 ] # the loop runs in a shell of its own: its status is all that comes back
