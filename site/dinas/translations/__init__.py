"""The translators' board and all that keeps the English in step."""
