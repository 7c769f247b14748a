"""Videos and photo albums."""
