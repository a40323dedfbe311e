"""What every step ends with: the matter is kept with its next version, and those concerned are told, each once."""
