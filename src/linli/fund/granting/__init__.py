"""How the committee decides, and how money goes out: seats, proposals, votes, orders, acceptance."""
