"""What a moderator publishes together: several pages and snippets at once, or none of them."""
