"""Spelling in the window: unknown words marked, what may stand for them, the library's own."""
