"""Pure judgments about a document: the findings of one registry of rules."""
