"""From the bytes of a file to rows of named cells: guards, marks, headers."""
