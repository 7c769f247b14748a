"""Ordinary pages: profile, contact, privacy."""
