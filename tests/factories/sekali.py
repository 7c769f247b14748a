"""What all tests of a module start from, made once for them and taken back after the last."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from tests.factories.situs import Situs


class Sekali:
    """Makes it in a transaction around those of the tests, none of which may commit."""

    def __init__(self, situs: Callable[[], Situs], blocker: Any) -> None:
        self.situs = situs
        self.blocker = blocker
        self.around: transaction.Atomic | None = None

    def __call__[Made](self, make: Callable[[Situs], Made]) -> Made:
        """Return what is made in the site's tree; a test that changes it is to take a copy."""
        with self.blocker.unblock():
            if self.around is None:
                self.around = transaction.atomic()
                self.around.__enter__()
            return make(self.situs())

    def take_back(self) -> None:
        """End the transaction, with nothing left of it."""
        if self.around is not None:
            with self.blocker.unblock():
                transaction.set_rollback(True)
                self.around.__exit__(None, None, None)
