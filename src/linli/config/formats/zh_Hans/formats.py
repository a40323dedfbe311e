"""Chinese: thousands apart by a comma, which GB/T 15835-2011 offers and the books of an office use."""

THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
