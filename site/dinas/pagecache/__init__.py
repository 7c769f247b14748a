"""Whole pages for anonymous readers, kept until something on them may have changed."""
