"""Fixed sample contexts, one for each template, so that pages can be looked at without a database."""
