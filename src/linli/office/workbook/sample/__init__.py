"""A fictional community of the real shape, made from a seed."""
