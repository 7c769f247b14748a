"""Sample content: the whole tree in both languages, marked as an example."""
