"""Things that neighbours use and lend: where they are, who keeps them, when somebody last looked."""
