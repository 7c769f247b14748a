"""Builds the sample site, one module a part of it."""
