"""The accountant's desk: the federation's statement beside the books, months closed, vouchers, queries answered."""
