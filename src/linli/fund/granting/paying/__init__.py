"""From a decision to the books: what the office orders, the accountant books, and what comes back."""
