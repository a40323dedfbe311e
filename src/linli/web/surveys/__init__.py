"""Pages of surveys: the desk, slips and papers, the household's own page, results for everyone."""
