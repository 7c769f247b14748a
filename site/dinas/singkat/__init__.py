"""Short addresses, for paper and for the spoken word, and the sheet with one for notice boards."""
