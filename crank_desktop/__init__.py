"""Crank Desktop: a local library of newsletter issues, and the email made from them."""

__version__ = "0.1.0"
