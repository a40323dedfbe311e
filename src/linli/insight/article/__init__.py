"""The figures that the article tells, each computed anew from records: definition, of how many, as of which day.

Beside each stands what the article prints and, where the two must differ or the print cannot mean what it says, why
(DOMAIN §A12, N1 to N21). Nothing is typed in.
"""
