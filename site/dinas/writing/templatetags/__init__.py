"""Tags of the writing help."""
