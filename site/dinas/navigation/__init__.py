"""Menu, breadcrumb, footer and language switch: what surrounds every page."""
