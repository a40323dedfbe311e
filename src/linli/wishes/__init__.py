"""Wishes 微心愿: made through someone who serves, claimed by one, delivered; who wishes is never shown."""
