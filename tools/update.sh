#!/bin/sh
# Brings a server to a version of the site: tools/update.sh v1.4 (a tag or a commit). As root.
# The backup comes first; where a step fails, the site that runs goes on running.
set -eu
cd "$(dirname "$0")/.."
version=${1:?"Which version? tools/update.sh TAG"}
as_site() {
    systemd-run --quiet --wait --pipe --collect --uid=dinas --working-directory="$PWD" \
        --property=EnvironmentFile=/etc/dinas/situs.env "$PWD/.venv/bin/python" "$@"
}

before=$(git rev-parse HEAD)
echo "From $before to $version; back: tools/update.sh $before"
as_site manage.py backup
git fetch --quiet --tags origin
git checkout --quiet --detach "$version"
.venv/bin/python -m pip install --quiet --require-hashes -r requirements.txt
.venv/bin/python tools/compile_messages.py
as_site manage.py check --deploy
as_site manage.py migrate --noinput
# Old hashed files stay: a page that a reader has open still finds its styles.
as_site manage.py collectstatic --noinput --verbosity 0
as_site manage.py setup_roles
systemctl reload dinas-web
systemctl restart dinas-worker dinas-clock
as_site manage.py doctor || true
