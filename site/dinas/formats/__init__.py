"""How dates and numbers are written and read, so that the admin's language never swaps a day."""
