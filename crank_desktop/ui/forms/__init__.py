"""Forms of the issue itself and of the newsletter, and the fields they are made of."""
