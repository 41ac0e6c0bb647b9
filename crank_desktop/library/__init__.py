"""The library: one SQLite file with everything, and the only speaker of SQL."""
