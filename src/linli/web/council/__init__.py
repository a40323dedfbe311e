"""The council's pages: convening, the evening itself on a screen, tasks, minutes for everyone."""
