"""What an editor can do: frozen changes that a library applies and reverts; no SQL."""
