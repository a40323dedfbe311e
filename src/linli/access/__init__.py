"""The gate: who may do what, where; and the devices by which appointed people are known."""
