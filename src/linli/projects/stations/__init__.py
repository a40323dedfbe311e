"""Stations 爱心驿站: open now or not, what works, and what riders saw on their way."""
