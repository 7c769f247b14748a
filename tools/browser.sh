#!/bin/sh
# Makes sure that the browser tests find a Chromium: the system's, else one that is installed now.
# The one without windows opens a page in half the time.
set -eu
cd "$(dirname "$0")/.."

for name in chromium-headless-shell chromium chromium-browser; do
    command -v "$name" >/dev/null && exit 0
done

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq || :
    for name in chromium-headless-shell chromium; do
        echo "Installing $name for the browser tests by apt."
        apt-get install -y -qq --no-install-recommends "$name" >/dev/null && exit 0
    done
fi
echo "Installing Playwright's Chromium for the browser tests."
.venv/bin/python -m playwright install chromium
