"""`make dev` and manage.py at the desk: debug pages, plain static files, tasks run at once."""

from dinas.settings.local import *  # noqa: F403 (a settings module is read as one flat space)

DEBUG = True
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
