"""Deliberation 多方协商: all concerned are heard in turn; what they agree is done and looked back on."""
