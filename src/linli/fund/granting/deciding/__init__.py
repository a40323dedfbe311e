"""From a seat to a decision: who sits where, what is proposed, heard beforehand, voted on and decided."""
