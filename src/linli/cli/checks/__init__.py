"""What the doctor looks at: each check finds one thing out and knows its mend."""
