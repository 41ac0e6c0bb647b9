"""Finding and replacing: in the open issue, and in the whole library."""
