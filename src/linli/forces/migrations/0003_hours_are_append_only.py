from django.db import migrations

from linli.foundation.guards import append_only, no_overlap

SAME = " AND ".join(
    f'NEW."{column}" = OLD."{column}"'
    for column in ("id", "ally_id", "skill", "title", "words", "start", "end", "minutes", "entered", "entered_at", "past")
)
# a row is confirmed once, and stands or does not; it never comes back
STEPS = "(OLD.confirmed = '' OR NEW.confirmed = OLD.confirmed) AND (OLD.live OR NOT NEW.live)"


class Migration(migrations.Migration):
    dependencies = [("forces", "0002_alliance")]

    operations = [
        append_only("forces_service", erasing=f"{SAME} AND {STEPS}"),
        no_overlap("forces_service", "ally_id", "start", '"end"', live="live"),
    ]
