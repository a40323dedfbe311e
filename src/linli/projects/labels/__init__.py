"""Words of what is done together, a module for each part."""
