from linli.fund.laws import laws
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('fund', '0008_voting'),
    ]

    operations = [
        laws('shapes'),
    ]
