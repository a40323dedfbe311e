"""The five-level tree."""
