"""News: the index and the articles."""
