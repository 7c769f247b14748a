"""Reports on the content: its age, its gaps, its links, and who did what."""
