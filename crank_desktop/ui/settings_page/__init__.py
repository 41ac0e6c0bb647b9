"""The settings of the window: how it looks, which keys do what, what it remembers."""
