"""The outbox: a letter is written in the transaction of the deed and carried out after it."""
