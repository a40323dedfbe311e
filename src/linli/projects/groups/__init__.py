"""Self-organised groups: who they are, what they do, and their seed grants."""
