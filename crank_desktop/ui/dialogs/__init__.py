"""Dialogs for what leaves the program or speaks of it."""
