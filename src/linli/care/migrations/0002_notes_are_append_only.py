from django.db import migrations

from linli.foundation.guards import append_only

SAME = " AND ".join(f"NEW.{column} = OLD.{column}" for column in ("id", "call_id", "step", "by_person_id", "at"))


class Migration(migrations.Migration):
    dependencies = [("care", "0001_initial")]

    operations = [append_only("care_note", erasing=f"NEW.words = '' AND {SAME}")]
