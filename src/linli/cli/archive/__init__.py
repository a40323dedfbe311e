"""A backup file: what it holds, how it is made, checked, and put back."""
