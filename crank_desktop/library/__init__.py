"""The library file: opened, locked, migrated, read, changed and backed up. SQL is spoken here.

``library.Library`` is an open library; ``backup`` and ``inspection`` work on the file.
"""
