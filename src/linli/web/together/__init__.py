"""Two front rooms: the desk of what is done together, and community life for everyone."""
