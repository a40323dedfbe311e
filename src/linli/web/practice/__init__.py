"""Practice 试一试: every role in a made-up community of one's own, below /practice/; nothing in it counts."""
