"""Nothing becomes public without a moderator, in either language, by any door."""
