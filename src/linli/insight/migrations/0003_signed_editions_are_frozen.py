from django.db import migrations

from linli.foundation.guards import frozen


class Migration(migrations.Migration):

    dependencies = [("insight", "0002_sums_of_figures")]

    operations = [frozen("insight_edition", once="OLD.signed_at IS NOT NULL")]
