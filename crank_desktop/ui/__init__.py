"""All of Qt: the window, its panes, and what ties them to a library."""
