# What tools/update.sh and tools/rollback.sh have in common.
services="dinas-web dinas-worker dinas-clock"
memory=/etc/dinas/before-update # the commit, the migrations and the backup to go back to

say() { printf '== %s (%s)\n' "$1" "$(date +%T)"; }

as_site() {
    systemd-run --quiet --wait --pipe --collect --uid=dinas --working-directory="$PWD" \
        --property=EnvironmentFile=/etc/dinas/situs.env "$PWD/.venv/bin/python" "$@"
}

remember() {
    made=$(as_site manage.py backup)
    echo "$made"
    mkdir -p "$memory"
    echo "$made" | sed -n 's/.*\(dinas-[0-9]*-[0-9]*\.tar[.enc]*\).*/\1/p' | head -n 1 >"$memory/backup"
    git rev-parse HEAD >"$memory/commit"
    as_site manage.py schema --applied >"$memory/applied"
}

install_packages() {
    sh tools/setup.sh # only when the lock is another one
    .venv/bin/python tools/compile_messages.py
}

# A reload of a server that was stopped would fail.
start_anew() {
    if [ "${stop:-}" ] || [ ! -S /run/dinas/web.sock ]; then
        systemctl start $services
    else
        systemctl reload dinas-web
        systemctl restart dinas-worker dinas-clock
    fi
}
