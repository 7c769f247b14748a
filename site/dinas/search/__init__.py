"""Search: finds pages, knows no app."""
