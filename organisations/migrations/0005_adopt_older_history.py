from django.db import migrations

from stadsnat.adoption import adopt


def forwards(apps, schema_editor):
    adopt(apps, "organisations")


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_history_rows_have_a_change_set")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
