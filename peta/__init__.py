"""The map of the regency."""
