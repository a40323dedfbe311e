"""Foresight 未诉先办: what could be met before anyone asks, proposed with its reason and error; a person decides."""
