"""What an editor can do: changes as frozen values, each with its way back."""
