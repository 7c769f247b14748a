#!/bin/sh
# Goes back to the version before the last tools/update.sh. As root.
# Without --restore everything that was written since stays: the update's changes to the tables are
# undone. Where one of them cannot be undone, nothing is done, and --restore puts the backup back
# that the update made: what was written since is lost.
set -eu
cd "$(dirname "$0")/.."
. tools/server.sh

main() {
    before=$(cat "$memory/commit")
    backup=$(cat "$memory/backup")
    if [ "${1:-}" = --restore ]; then
        say "Back to $before and to $backup"
        systemctl stop $services
    else
        say "Undoing what the update did to the tables"
        as_site manage.py schema --back <"$memory/applied" || {
            echo "Nothing was changed. Back, without what was written since: tools/rollback.sh --restore"
            exit 1
        }
    fi
    git checkout --quiet --detach "$before"
    install_packages
    if [ "${1:-}" = --restore ]; then as_site manage.py restore --yes "$backup"; fi
    as_site manage.py collectstatic --noinput --verbosity 0
    as_site manage.py setup_roles
    start_anew
    say "$before runs again"
    as_site manage.py doctor || true
}

# Read to here before anything runs: the checkout exchanges this very file.
main "$@"
exit
