"""What is known of the pages of doing together: each module of ROOMS says of its pages who may open and who looks.

A module of ROOMS has PAGES (address and a column for each role, words as in tests/web/test_matrix.py) and
`places_of(world)`, what is put into them; LOOKS (page, who, address, as in tests/web/every_page.py) and
`looks(world)`, what is put into those.
"""

from tests.web.together import alliance, fronts, gatherings, serving

ROOMS = (fronts, serving, alliance, gatherings)
