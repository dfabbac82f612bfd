"""PostgreSQL's part of Swedish order; SQLite gets the same name from stadsnat.sqlite."""

from django.contrib.postgres.operations import BtreeGistExtension, CreateCollation
from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        BtreeGistExtension(),
        CreateCollation("sv_se", provider="icu", locale="sv-SE"),
    ]
