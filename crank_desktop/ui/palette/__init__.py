"""The command palette: what can be done and gone to, found by typing a part of its name."""
