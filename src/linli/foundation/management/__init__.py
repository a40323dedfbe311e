"""Commands of the framework that are done otherwise here."""
