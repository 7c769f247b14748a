"""The open API: what the site publishes, as JSON for programs, read only."""
