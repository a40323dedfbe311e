"""The graph of organisations: who is tied how, since when, by which paper."""
