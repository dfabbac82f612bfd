from django.db import migrations

# Table → the groups of columns that no two rows have alike, besides the key.
FROZEN = {
    'reports_proof': [],
    'reports_approval': [['link_id']],
    'reports_voiding': [['approval_id']],
    'reports_edition': [['report_id', 'number']],
}
FIRST = 'reports_edition'  # has had triggers on PostgreSQL since 0006 and 0008

# Rows are not emptied away either. A test empties its tables between tests and says so first:
# SET stadsnat.may_empty_editions = 'on'.
POSTGRESQL = """
CREATE OR REPLACE FUNCTION reports_refuse_change() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'A row of % is never changed or deleted.', TG_TABLE_NAME;
END;
$$ LANGUAGE plpgsql;
CREATE OR REPLACE FUNCTION reports_refuse_emptying() RETURNS trigger AS $$
BEGIN
    IF current_setting('stadsnat.may_empty_editions', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION 'A row of % is never changed or deleted.', TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;
"""
POSTGRESQL_TABLE = """
CREATE TRIGGER %(table)s_is_never_changed BEFORE UPDATE OR DELETE ON %(table)s
    FOR EACH ROW EXECUTE FUNCTION reports_refuse_change();
CREATE TRIGGER %(table)s_is_never_emptied BEFORE TRUNCATE ON %(table)s
    FOR EACH STATEMENT EXECUTE FUNCTION reports_refuse_emptying();
"""
# SQLite forgets the triggers of a table that a later migration makes anew, which most of those do
# that change a column: such a migration ends with this one's ``freeze``. A test tells if it does not.
SQLITE_REFUSES = "SELECT RAISE(ABORT, 'A row of %s is never changed or deleted.')"


def freeze(apps, schema_editor):
    """Let the database refuse what the models refuse, whoever asks it."""
    if schema_editor.connection.vendor == 'postgresql':
        schema_editor.execute(POSTGRESQL, params=None)
        for table in FROZEN:
            if table != FIRST:
                schema_editor.execute(POSTGRESQL_TABLE % {'table': table}, params=None)
    if schema_editor.connection.vendor == 'sqlite':
        for table, unique in FROZEN.items():
            for sql in _on_sqlite(table, unique):
                schema_editor.execute(sql, params=None)


def _on_sqlite(table, unique):
    refuse = SQLITE_REFUSES % table
    for verb in ('update', 'delete'):
        yield f'DROP TRIGGER IF EXISTS {table}_refuses_{verb}'
        yield (
            f'CREATE TRIGGER {table}_refuses_{verb} BEFORE {verb.upper()} ON {table} '
            f'BEGIN {refuse}; END'
        )
    # INSERT OR REPLACE removes the old row without a word to the trigger for deletion.
    same = ' OR '.join(
        '(' + ' AND '.join(f'{column} = NEW.{column}' for column in columns) + ')'
        for columns in [['id'], *unique]
    )
    yield f'DROP TRIGGER IF EXISTS {table}_refuses_replacement'
    yield (
        f'CREATE TRIGGER {table}_refuses_replacement BEFORE INSERT ON {table} '
        f'WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {refuse}; END'
    )


def thaw(apps, schema_editor):
    """What was refused before this migration is refused again; the words of it stay the new ones."""
    if schema_editor.connection.vendor == 'postgresql':
        for table in FROZEN:
            if table != FIRST:
                schema_editor.execute(f'DROP TRIGGER {table}_is_never_changed ON {table}')
                schema_editor.execute(f'DROP TRIGGER {table}_is_never_emptied ON {table}')
    if schema_editor.connection.vendor == 'sqlite':
        for table in FROZEN:
            for what in ('update', 'delete', 'replacement'):
                schema_editor.execute(f'DROP TRIGGER IF EXISTS {table}_refuses_{what}')


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0011_frozen_rows_and_names'),
    ]

    operations = [
        migrations.RunPython(freeze, thaw),
    ]
