"""Saved views, and the table of what can be found.

PostgreSQL makes its index of words from the table's texts: our own forms of them as they are, and
those of its Swedish configuration. SQLite looks through the texts themselves.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

COLUMNS = """
ALTER TABLE stadsnat_searchentry
ADD COLUMN title_vector tsvector GENERATED ALWAYS AS (
    array_to_tsvector(string_to_array(title_terms, ' '))
    || to_tsvector('swedish', title || ' ' || title_en)
) STORED,
ADD COLUMN vector tsvector GENERATED ALWAYS AS (
    array_to_tsvector(string_to_array(terms, ' '))
    || to_tsvector('swedish', title || ' ' || title_en || ' ' || context || ' ' || words)
) STORED
"""
NO_COLUMNS = """
ALTER TABLE stadsnat_searchentry DROP COLUMN title_vector, DROP COLUMN vector
"""
# Not fastupdate: what waits to be put in the index would be read through at every search.
INDEXES = """
CREATE INDEX search_title_vector ON stadsnat_searchentry USING gin (title_vector)
    WITH (fastupdate = off);
CREATE INDEX search_vector ON stadsnat_searchentry USING gin (vector) WITH (fastupdate = off);
CREATE INDEX search_title_key ON stadsnat_searchentry (title_key text_pattern_ops);
"""
NO_INDEXES = "DROP INDEX search_title_vector, search_vector, search_title_key"


def on_postgresql(sql):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql)

    return run


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('stadsnat', '0002_roles'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='namn')),
                ('page', models.CharField(max_length=100, verbose_name='sida')),
                ('query', models.CharField(blank=True, help_text='Utan datum följer urvalet den dag då det öppnas.', max_length=1000, verbose_name='urval')),
                ('is_shared', models.BooleanField(default=False, verbose_name='dela med alla')),
                ('created', models.DateTimeField(auto_now_add=True, verbose_name='sparat')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_views', to=settings.AUTH_USER_MODEL, verbose_name='ägare')),
            ],
            options={
                'verbose_name': 'sparat urval',
                'verbose_name_plural': 'sparade urval',
                'ordering': ['name', 'pk'],
                'default_permissions': ('delete',),
                'constraints': [models.UniqueConstraint(fields=('owner', 'page', 'name'), name='saved_view_name_is_unique', violation_error_message='Det finns redan ett sparat urval med det namnet.')],
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.PositiveBigIntegerField(verbose_name='rad')),
                ('kind', models.CharField(max_length=20, verbose_name='slag')),
                ('weight', models.PositiveSmallIntegerField(verbose_name='tyngd')),
                ('is_public', models.BooleanField(verbose_name='för alla')),
                ('title', models.TextField(verbose_name='rubrik')),
                ('title_en', models.TextField(blank=True, help_text='Tomt betyder att den är densamma.', verbose_name='rubrik på engelska')),
                ('context', models.TextField(blank=True, verbose_name='var den hör hemma')),
                ('words', models.TextField(blank=True, help_text='En rad för vart och ett av dem.', verbose_name='andra ord')),
                ('address', models.TextField(verbose_name='adress')),
                ('shown_from', models.DateField(null=True, verbose_name='syns från')),
                ('shown_until', models.DateField(null=True, verbose_name='syns till')),
                ('ends', models.CharField(blank=True, max_length=60, verbose_name='till och med')),
                ('title_key', models.TextField(verbose_name='rubrik att jämföra med')),
                ('short_key', models.TextField(blank=True, verbose_name='kort rubrik att jämföra med')),
                ('title_terms', models.TextField(verbose_name='rubrikens sökord')),
                ('terms', models.TextField(verbose_name='alla sökord')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype', verbose_name='slag av rad')),
            ],
            options={
                'verbose_name': 'sökträff',
                'verbose_name_plural': 'sökträffar',
                'default_permissions': (),
                'indexes': [models.Index(fields=['-weight', 'id'], name='search_heaviest_first')],
                'constraints': [models.UniqueConstraint(fields=('content_type', 'object_id'), name='a_row_is_found_in_one_place')],
            },
        ),
        migrations.RunPython(on_postgresql(COLUMNS), on_postgresql(NO_COLUMNS)),
        migrations.RunPython(on_postgresql(INDEXES), on_postgresql(NO_INDEXES)),
    ]
