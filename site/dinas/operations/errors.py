"""What goes wrong in a way that the person at the terminal can do something about."""


class BackupError(Exception):
    """A backup cannot be made, read or put back; its text is a sentence for people."""
