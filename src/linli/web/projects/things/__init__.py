"""Pages of things that neighbours use and lend."""
