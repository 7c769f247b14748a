"""Addresses below `/k/`."""

from django.urls import path

from dinas.singkat.views import buka, lembar_qr

urlpatterns = [
    path("<slug:kode>", buka, name="singkat"),
    path("<slug:kode>/", buka),
    path("<slug:kode>/qr/", lembar_qr, name="lembar_qr"),
]
