"""Ordinary pages."""

from halaman.models.page import HalamanBlock, HalamanPage, KontakBlock, PetaSitusBlock

__all__ = ["HalamanBlock", "HalamanPage", "KontakBlock", "PetaSitusBlock"]
