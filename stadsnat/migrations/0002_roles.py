"""The groups of the four roles, and the table that counts attempts to sign in."""

from django.core.management import call_command
from django.db import migrations

# Written out: a migration says what it did, whatever the code says later.
ROLES = ["Läsare", "Redaktör", "Godkännare", "Administratör"]


def make_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    for name in ROLES:
        groups.get_or_create(name=name)


def make_cache_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [
        ("stadsnat", "0001_change_sets"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
    ]
