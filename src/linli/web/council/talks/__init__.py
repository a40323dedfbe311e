"""Pages of deliberation, of the owners' calculator and of what surrounds them."""
