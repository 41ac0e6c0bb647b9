"""Writing: forms for the items of an issue, and the texts they show."""
