"""The roof: settings, addresses and the server's entrance."""
