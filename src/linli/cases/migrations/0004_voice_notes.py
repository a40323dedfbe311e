from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_open_matters_by_their_own_index"),
    ]

    operations = [
        migrations.RenameField(model_name="voice", old_name="draft", new_name="words"),
        migrations.AddField(model_name="voice", name="drafted_at", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="voice", name="gone_at", field=models.DateTimeField(null=True)),
    ]
