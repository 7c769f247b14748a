"""The handbook for people who work in the admin, read from docs/panduan."""
