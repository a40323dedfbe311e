"""Pages of partners: who they are, what they offer, deeds, honours."""
