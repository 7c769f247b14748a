"""Reads calendar files as two programs that know nothing of each other do."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import icalendar
import recurring_ical_events
import vobject
from django.test import Client


@dataclass
class Berkas:
    """A calendar file as it came."""

    raw: bytes

    @property
    def calendar(self) -> Any:
        """The file as icalendar reads it."""
        return icalendar.Calendar.from_ical(self.raw)

    @property
    def lines(self) -> list[bytes]:
        """The lines as they are written, without their ends."""
        return self.raw.removesuffix(b"\r\n").split(b"\r\n")

    @property
    def entries(self) -> list[Any]:
        """The entries of events."""
        return list(self.calendar.walk("VEVENT"))

    @property
    def titles(self) -> list[str]:
        """The titles of the entries, in the order of the file."""
        return [str(entry["summary"]) for entry in self.entries]

    def starts(self, first: dt.date, years: int = 10) -> list[Any]:
        """Return the starts of all dates from `first` on, as recurring-ical-events reckons them."""
        last = dt.date(first.year + years, first.month, first.day)
        found = recurring_ical_events.of(self.calendar).between(first, last)
        return sorted(entry["dtstart"].dt for entry in found)

    @property
    def foreign_entries(self) -> list[Any]:
        """The entries as vobject reads them, which shares no code with icalendar."""
        return list(vobject.readOne(self.raw.decode()).contents.get("vevent", []))

    def foreign_starts(self) -> list[Any]:
        """Return the starts of all dates as vobject reckons them, moved ones included."""
        entries = self.foreign_entries
        moved = [entry for entry in entries if "recurrence-id" in entry.contents]
        replaced = {entry.recurrence_id.value for entry in moved}
        found = [entry.dtstart.value for entry in moved]
        for entry in entries:
            if entry not in moved:
                begin = entry.dtstart.value
                rule = entry.getrruleset(addRDate=True) if "rrule" in entry.contents else [begin]
                # The rules of vobject know only moments, so that whole days begin at midnight.
                dates = rule if isinstance(begin, dt.datetime) else [day.date() for day in rule]
                found += [one for one in dates if one not in replaced]
        return sorted(found)


def read_ics(client: Client, address: str, **extra: Any) -> Berkas:
    """Fetch a calendar file as a program does."""
    response = client.get(address, **extra)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Berkas(response.content)
