"""The safety calls 平安电话: a daily call that someone asked for, and the ladder from silence to help."""
