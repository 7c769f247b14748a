"""Models that several apps share."""

from dinas.core.models.base import BasePage
from dinas.core.models.settings import KontakSetting

__all__ = ["BasePage", "KontakSetting"]
