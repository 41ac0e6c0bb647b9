"""The live preview: shows the bytes that are exported, asks nothing of the network.

Only this package speaks to WebEngine, and ``pane.py`` loads it when the view is first made.
"""
