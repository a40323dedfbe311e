"""Mediation 调解: by consent, private, free; a refusal ends it at once; danger at home is never mediated."""
