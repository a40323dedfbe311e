"""Who may do what: the tables that the gate reads and the wall shows; one for each part of the house."""

from linli.access.grants.alliance import ALLIANCE
from linli.access.grants.conveniences import CONVENIENCES
from linli.access.grants.council import COUNCIL
from linli.access.grants.foresight import FORESIGHT
from linli.access.grants.fund import FUND
from linli.access.grants.insight import INSIGHT
from linli.access.grants.matters import MATTERS
from linli.access.grants.partners import PARTNERS
from linli.access.grants.reviews import REVIEWS
from linli.access.grants.surveys import SURVEYS
from linli.access.grants.talks import TALKS
from linli.access.grants.together import TOGETHER
from linli.access.grants.wishes import WISHES
from linli.foundation import table

# own: what my link opens · mine: what was given to me · here: what lies in the place of my appointment, family and
# other private matters left out · whole+: what lies in no general grid, private too, for those who hold no post in a
# grid, since it may be about one who does · a plus: these too · a stroke: either · a dash: no. Nobody stands above it.
TABLES = (
    MATTERS, FUND, TOGETHER, ALLIANCE, COUNCIL, TALKS, FORESIGHT, PARTNERS, WISHES, CONVENIENCES, REVIEWS, SURVEYS,
    INSIGHT,
)  # fmt: skip
ROLES = tuple(
    dict.fromkeys(role for part in (MATTERS.columns[1:-1], INSIGHT.columns[1:-1], FUND.columns[1:]) for role in part)
)
REACHES = ("own", "mine", "mine+", "here", "here+", "whole+")


def read(*tables: table.Table) -> dict[str, dict[str, tuple[str, ...]]]:
    """The reaches of every action and role; a role without a column has none.

    Raises `BadTable` for a word that is no reach, and for an action that stands in two tables.
    """
    rows = [row for grants in tables for row in grants.rows]
    roles = dict.fromkeys(role for grants in tables for role in grants.columns[1:])
    reach = {
        row["action"]: {role: tuple(row[role].split("/")) if row.get(role, "-") != "-" else () for role in roles}
        for row in rows
    }
    bad = {cell for row in reach.values() for cells in row.values() for cell in cells} - set(REACHES)
    if bad:
        raise table.BadTable(f"unknown reach {sorted(bad)}")
    if len(reach) < len(rows):
        raise table.BadTable("an action stands in two tables")
    return reach


REACH = read(*TABLES)
NEEDS_FACTOR = frozenset({"office", "secretary", "accountant", "admin"})  # roles that sleep until a second factor
