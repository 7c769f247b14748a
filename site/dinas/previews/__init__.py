"""Links by which someone without an account reads a draft, for a while."""
