"""Events: calendar, agenda and the page of each event."""
