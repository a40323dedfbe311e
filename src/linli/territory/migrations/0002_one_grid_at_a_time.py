from django.db import migrations

from linli.foundation.guards import no_overlap


class Migration(migrations.Migration):
    dependencies = [("territory", "0001_initial")]

    operations = [no_overlap("territory_membership", "stairwell_id", "start", '"end"', band=("lowest", "highest"))]
