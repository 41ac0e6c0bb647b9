"""An issue as values: the portable issue, its Markdown, and the composed tree every renderer takes."""
