#!/bin/sh
# Makes sure that the browser tests find a Chromium: the system's, else one that is installed now.
set -eu
cd "$(dirname "$0")/.."

command -v chromium >/dev/null || command -v chromium-browser >/dev/null && exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests by apt."
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
fi
echo "Installing Playwright's Chromium for the browser tests."
.venv/bin/python -m playwright install chromium
