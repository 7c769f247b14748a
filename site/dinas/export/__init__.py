"""What a reader takes away: one neutral document, written as PDF or Word."""
