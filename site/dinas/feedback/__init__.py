"""What readers send: whether a page helped them, and the forms that editors make."""
