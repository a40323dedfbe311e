"""The laws of the house: each takes the root of a tree and gives its problems as sentences."""
