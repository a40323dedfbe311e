"""The 20-digit code of a grid after CJ/T 349-2010: object 6, division 6, street 3, community 3, grid 2."""

OBJECT_CLASS = "020101"  # the class of a community grid, a setting of the city; shown so that it can be corrected


def grid_code(community_code: str, serial: int, object_class: str = OBJECT_CLASS) -> str:
    """The code of the `serial`-th grid (1 to 99) of a community whose own code has 12 digits; else ''."""
    parts = object_class + community_code
    if len(parts) != 18 or not parts.isdigit() or not 1 <= serial <= 99:
        return ""
    return f"{parts}{serial:02}"
