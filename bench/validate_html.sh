#!/bin/sh
# Has the Nu HTML checker read one address of each page type of a running site.
set -eu
cd "$(dirname "$0")/.."
site=${1:?the address of the site}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
.venv/bin/python -c 'from tests.browser.pages import PAGES; [print(n, p) for n, p in PAGES.items()]' |
    while read -r name path; do curl -s -o "$folder/$name.html" "$site$path"; done
java -jar "${LIGHTHOUSE_DIR:?}/node_modules/vnu-jar/build/dist/vnu.jar" --errors-only "$folder"/*.html
