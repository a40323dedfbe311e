from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def rename(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Who was appointed under the role's old name keeps the appointment."""
    apps.get_model("people", "Appointment").objects.filter(role="treasurer").update(role="accountant")


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_accountant_and_committee"),
    ]

    operations = [
        migrations.RunPython(rename, migrations.RunPython.noop),
    ]
