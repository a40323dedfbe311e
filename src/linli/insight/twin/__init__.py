"""A twin of the community, made from its own records, that answers what would be with other grids, people or waits."""
