"""PostgreSQL itself refuses two memberships of the same party at the same time.

Only the days that a row surely holds count: two years that meet in a year are no overlap. SQLite
cannot promise this; there, and before this constraint is met, Membership.clean says it.
"""

from django.db import migrations

ADD = """
ALTER TABLE organisations_membership ADD CONSTRAINT membership_periods_do_not_overlap
EXCLUDE USING gist (
    organisation_id WITH =,
    (COALESCE(member_id, 0)) WITH =,
    (COALESCE(via_id, 0)) WITH =,
    (daterange(
        starts_latest,
        CASE WHEN ends = '..' THEN NULL ELSE GREATEST(starts_latest, ends_earliest) END,
        '[]'
    )) WITH &&
) WHERE (starts_latest IS NOT NULL)
"""
REMOVE = "ALTER TABLE organisations_membership DROP CONSTRAINT membership_periods_do_not_overlap"


def on_postgresql(sql):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql)

    return run


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_initial")]
    operations = [migrations.RunPython(on_postgresql(ADD), on_postgresql(REMOVE))]
