"""The two-minute tour: callouts that point at the parts of the window, one after another."""
