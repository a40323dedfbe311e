"""What a phone needs to work without a signal: the worker, the empty page, the list of words it must not keep."""
