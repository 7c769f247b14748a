"""What helps an editor to write well: checks, counters, clean pasting."""
