"""What the site knows about one person: to hand it over, and to forget it (UU 27/2022)."""
