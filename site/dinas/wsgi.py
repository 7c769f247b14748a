"""The entry for WSGI servers: Django, and before it the answers that need no Django."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinas.settings.production")

django_application = get_wsgi_application()

# Only now: what they import reads the settings.
from dinas.operations.lines import line_writer  # noqa: E402
from dinas.pagecache.lane import FastLane  # noqa: E402

application = FastLane(django_application, line_writer())
