"""An issue as values: the portable issue, its Markdown, the tree that every renderer takes."""
