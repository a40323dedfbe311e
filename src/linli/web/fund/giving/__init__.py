"""Pages of giving: gifts, donors, agreements, what donors are asked; and the private pages of donors and merchants."""
