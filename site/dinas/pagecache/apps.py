"""App configuration."""

from django.apps import AppConfig, apps
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class PageCacheConfig(AppConfig):
    """Finished pages, and what makes them old."""

    name = "dinas.pagecache"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Watch what is written to the database, in every process that writes."""
        from dinas.core.keeping import keep_with
        from dinas.pagecache.parts import kept
        from dinas.pagecache.watching import (
            begin_migrating,
            forget_after_migrating,
            watch_connection,
        )

        keep_with(kept)
        if apps.is_installed("wagtail.contrib.frontend_cache"):
            from dinas.pagecache.proxies import listen

            listen()
        connection_created.connect(watch_connection, dispatch_uid="pagecache_watch")
        # Not by sender: an app without tables is told nothing.
        pre_migrate.connect(begin_migrating, dispatch_uid="pagecache_migrating")
        post_migrate.connect(forget_after_migrating, dispatch_uid="pagecache_migrated")
