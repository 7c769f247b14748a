"""Commodities, districts and production figures."""
