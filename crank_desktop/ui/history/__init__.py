"""Earlier versions of the open issue: kept while one works, compared, brought back."""
