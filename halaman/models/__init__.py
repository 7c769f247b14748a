"""Ordinary pages, and forms that editors make."""

from halaman.models.form import FormulirPage
from halaman.models.page import HalamanBlock, HalamanPage, KontakBlock, PetaSitusBlock

__all__ = ["FormulirPage", "HalamanBlock", "HalamanPage", "KontakBlock", "PetaSitusBlock"]
