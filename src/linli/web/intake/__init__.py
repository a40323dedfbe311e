"""Pages by which what was said elsewhere comes in: group chats, night talks, rounds, calls, orders of other systems."""
