"""What everyone reads of a decision: what was paid, what was accepted, what came from elsewhere, what others cost."""
