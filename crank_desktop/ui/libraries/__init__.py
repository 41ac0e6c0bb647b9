"""Libraries as whole files: chosen, begun, moved, backed up, brought back."""
