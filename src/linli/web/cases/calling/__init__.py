"""Call-outs on the side of the one who calls: the panel, and the calls that run."""
