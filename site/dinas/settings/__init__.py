"""Settings: `base` is safe for production; the others relax it for a place and a purpose."""
