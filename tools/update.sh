#!/bin/sh
# Brings a server to a version of the site: tools/update.sh [--stop] v1.4 (a tag or a commit). As root.
# The backup comes first; where a step fails, the site that runs goes on running. tools/rollback.sh
# leads back. With --stop the site is stopped meanwhile, which an update asks for when it needs it.
set -eu
cd "$(dirname "$0")/.."
. tools/server.sh

give_up() {
    git checkout --quiet --detach "$before"
    install_packages
    echo "Nothing was changed. $1"
    exit 1
}

main() {
    stop=
    if [ "${1:-}" = --stop ]; then stop=yes && shift; fi
    version=${1:?"Which version? tools/update.sh [--stop] TAG"}
    before=$(git rev-parse HEAD)
    say "Backing up"
    remember
    say "Fetching $version"
    git fetch --quiet --tags origin
    git checkout --quiet --detach "$version"
    { install_packages && as_site manage.py check --deploy; } || give_up "See the lines above."
    say "What happens to the tables"
    code=0
    as_site manage.py schema || code=$?
    case $code$stop in
    0 | 0yes | 3yes) ;;
    3) give_up "With the site stopped for a minute: tools/update.sh --stop $version" ;;
    *) give_up "See the lines above." ;;
    esac
    # Old hashed files stay: a page that a reader has open still finds its styles.
    as_site manage.py collectstatic --noinput --verbosity 0 || give_up "See the lines above."
    say "Changing over"
    if [ "$stop" ]; then systemctl stop $services; fi
    as_site manage.py migrate --noinput --verbosity 0
    as_site manage.py setup_roles
    start_anew
    as_site manage.py index_cari --if-outdated
    say "$version runs; back to $before: tools/rollback.sh"
    as_site manage.py doctor || true
}

# Read to here before anything runs: the checkout exchanges this very file.
main "$@"
exit
