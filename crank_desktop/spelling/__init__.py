"""Which words are spelled as a dictionary or the library's own words have them; no Qt, no SQL."""
