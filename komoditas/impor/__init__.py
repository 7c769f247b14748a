"""Figures from offices' files: read as they come, checked whole, written all or not at all."""
