#!/bin/sh
# Runs every check, and fails at the end when one of them failed: one run shows all faults.
set -u
cd "$(dirname "$0")/.."

python=.venv/bin/python
failed=""

check() {
    name=$1
    shift
    echo "== $name"
    "$@" || failed="$failed $name;"
}

# The site's own data folder stays out of this: settings make one where none is named.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
unset DATABASE_URL REDIS_URL
export DATA_DIR="$scratch" PYTHONWARNINGS=

check "ruff check" $python -m ruff check --quiet .
check "ruff format" $python -m ruff format --check --quiet .
check "mypy" $python -m mypy
check "import-linter" env PYTHONPATH=site .venv/bin/python -c \
    'from importlinter.cli import lint_imports_command as main; main()' --no-logo
check "djlint" $python -m djlint --lint --quiet site/templates
check "manage.py check" env DJANGO_SETTINGS_MODULE=dinas.settings.test $python manage.py check
check "manage.py check --deploy" env DJANGO_SETTINGS_MODULE=dinas.settings.production \
    ALLOWED_HOSTS=example.test SITE_URL=https://example.test SMTP_HOST=mail.example.test \
    $python manage.py check --deploy --fail-level WARNING
check "makemigrations --check" env DJANGO_SETTINGS_MODULE=dinas.settings.test \
    $python manage.py makemigrations --check --dry-run

if [ -n "$failed" ]; then
    echo "Failed: ${failed%;}." >&2
    exit 1
fi
echo "All checks passed."
