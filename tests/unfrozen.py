"""Ways past the database's own refusal to change some tables, which only tests take."""

from contextlib import contextmanager

from django.db import connection


def let_tests_empty(connection):
    """Let SQLite's tables be emptied after a test that needs several connections.

    The triggers that refuse it are there in the tests as in a city: they are taken away first, and
    put back. On PostgreSQL a setting allows the same.
    """
    operations = type(connection.ops)  # of every connection: a browser's tests have their own
    plain = operations.sql_flush

    def sql_flush(self, style, tables, **options):
        away, back = _triggers(self.connection)
        return [*away, *plain(self, style, tables, **options), *back]

    operations.sql_flush = sql_flush


def _triggers(connection):
    """The statements that take all triggers away, and those that make them again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        found = cursor.fetchall()
    return [f'DROP TRIGGER "{name}"' for name, _sql in found], [sql for _name, sql in found]


@contextmanager
def tampering(model):
    """As somebody can who has the database file of SQLite, or owns the tables of PostgreSQL."""
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        away = ["SET CONSTRAINTS ALL IMMEDIATE", f"ALTER TABLE {table} DISABLE TRIGGER USER"]
        back = [f"ALTER TABLE {table} ENABLE TRIGGER USER"]
    else:
        away, back = _triggers(connection)
    with connection.cursor() as cursor:
        for sql in away:
            cursor.execute(sql)
        yield
        for sql in back:
            cursor.execute(sql)
