"""The office's desk: land and people as an office has them, in and out; people signed in; history taken over."""
