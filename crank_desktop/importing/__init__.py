"""Published issues of every shape into portable issues, with a note for all that was not plain."""
