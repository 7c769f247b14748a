"""The first screen of the admin: what waits for whom."""
