"""The weekly council 网格议事会: an agenda from live matters, decisions that become tasks, minutes anyone can read."""
