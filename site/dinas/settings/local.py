"""`make run`: the real server and code paths, over plain HTTP, with demo accounts."""

import os

os.environ.setdefault("HTTPS", "false")
os.environ.setdefault("MFA_REQUIRED", "false")
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")

from dinas.settings.base import *  # noqa: F403 (the base reads what is set above)

DEMO_ACCOUNTS = True
