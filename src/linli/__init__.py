"""Linli 邻里: a residents' community run well in small units."""
