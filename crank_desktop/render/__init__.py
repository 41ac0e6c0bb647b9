"""Pure renderers: a document and its options in, text or bytes out; no file, no clock."""
