"""The addresses by which the editor's page watches over the login."""

from django.urls import URLPattern, path
from wagtail import hooks

from dinas.accounts import views


@hooks.register("register_admin_urls")
def register_session_urls() -> list[URLPattern]:
    """Add them."""
    return [
        path("sesi/", views.session_state, name="sesi"),
        path("sesi/masuk-lagi/", views.logged_in_again, name="sesi_masuk_lagi"),
    ]
