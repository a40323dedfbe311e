"""Work and enterprise: makers' groups, and what someone says has come of it, with consent."""
