"""Which open matters may be the same as one: signs kept beside each report, and what they find; a person joins."""
