"""The office's server: the base, and what it cannot do without."""

from dinas.settings.base import *  # noqa: F403 (a settings module is read as one flat space)

if not SMTP_HOST:  # noqa: F405
    raise SystemExit(
        "The environment variable SMTP_HOST is missing: moderators and authors are told by mail. "
        "See docs/settings.md."
    )
if not ALLOWED_HOSTS:  # noqa: F405
    raise SystemExit(
        "The environment variable ALLOWED_HOSTS is missing: name the site's host names, "
        "separated by commas. See docs/settings.md."
    )
