"""How numbers are written where the framework does not do it as an office would."""
