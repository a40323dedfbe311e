from django.db import migrations

from linli.foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        append_only("audit_footprint"),
        append_only("audit_words", erasing="NEW.text = '' AND NEW.salt = '' AND NEW.id = OLD.id"),
    ]
