"""Persons, organisations, appointments and consents: who serves, where, from when to when."""
