"""Paper: A4 sheets with embedded Chinese letters, made from the same records as the pages."""
