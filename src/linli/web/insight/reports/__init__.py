"""Pages of reports written once: the list, one report and its numbers, its files, forms of bureaus."""
