"""The community's fund 社区微基金: books that cannot be bent, and that any resident can check."""
