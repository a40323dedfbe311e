"""How money and goods come in: donors, gifts, agreements with statements of sales, consents, and what became of it."""
