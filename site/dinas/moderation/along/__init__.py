"""What happens to the translation when its source is taken down, deleted, moved or renamed."""
