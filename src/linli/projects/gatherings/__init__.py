"""Gatherings: markets, fairs, farm aid, group buying, festivals, craft shows, from the plan to the result."""
