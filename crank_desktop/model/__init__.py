"""The nouns of the program: tables and enums; no session, no query."""
