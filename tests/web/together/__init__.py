"""What is known of the pages of doing together: each module of ROOMS says of its pages who may open and who looks.

A module of ROOMS has PAGES (address and a column for each role, words as in tests/web/test_matrix.py) and
`places_of(world)`, what is put into them; LOOKS (page, who, address, as in tests/web/every_page.py) and
`looks(world)`, what is put into those.
"""

import importlib
import pkgutil

ROOMS = tuple(
    importlib.import_module(f"{__name__}.{found.name}")
    for found in pkgutil.iter_modules(__path__)
    if not found.name.startswith("test_")
)
