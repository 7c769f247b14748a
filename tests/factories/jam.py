"""The moment at which most tests happen."""

import datetime as dt
from zoneinfo import ZoneInfo

import time_machine

SEKARANG = dt.datetime(2026, 12, 1, 9, 30, tzinfo=ZoneInfo("Asia/Jakarta"))


def jam_berdiri() -> time_machine.travel:
    """Let the clock stand at Tuesday, 1 December 2026, 09.30 WIB."""
    return time_machine.travel(SEKARANG, tick=False)
