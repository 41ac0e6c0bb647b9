"""The page that brings in published issues: choosing, reading, and going through what was noted."""
