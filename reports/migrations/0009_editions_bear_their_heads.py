import datetime
import json

from django.db import migrations, models

HEAD = ["title", "short_title", "office", "division", "annex", "reference_number"]
DAYS = ["dated", "as_of"]
UNSET = datetime.date(1, 1, 1)  # until the next operation has read the day in the document

# An edition never changes: what is filled in here was always part of it.
OPEN = "ALTER TABLE reports_edition DISABLE TRIGGER edition_is_never_changed"
CLOSE = "ALTER TABLE reports_edition ENABLE TRIGGER edition_is_never_changed"


def fill(apps, schema_editor):
    """Write the head of each edition's document beside it."""
    Edition = apps.get_model("reports", "Edition")
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    if on_postgresql:
        schema_editor.execute(OPEN)
    for pk in Edition.objects.values_list("pk", flat=True):
        document = json.loads(Edition.objects.values_list("data", flat=True).get(pk=pk))
        head = {name: document[name] for name in HEAD}
        head |= {name: datetime.date.fromisoformat(document[name]) for name in DAYS}
        Edition.objects.filter(pk=pk).update(**head)
    if on_postgresql:
        schema_editor.execute(CLOSE)


def hide_drafts(apps, schema_editor):
    """Let only staff find the drafts; the editions are found when the search is made anew."""
    SearchEntry = apps.get_model("stadsnat", "SearchEntry")
    SearchEntry.objects.filter(kind__in=["rapport", "avsnitt"]).update(is_public=False)


def nothing(apps, schema_editor):
    """On the way back the columns go, with what is in them."""


def words(name, length, **options):
    return migrations.AddField(
        "edition",
        name,
        models.CharField(max_length=length, **options),
        preserve_default=False,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0008_editions_in_the_background"),
        ("stadsnat", "0003_search_and_saved_views"),
    ]

    operations = [
        words("title", 300, default="", verbose_name="rubrik"),
        words("short_title", 100, default="", verbose_name="kort rubrik"),
        words("office", 100, default="", verbose_name="förvaltning"),
        words("division", 100, default="", blank=True, verbose_name="avdelning"),
        words("annex", 10, default="", blank=True, verbose_name="bilaga"),
        words("reference_number", 60, default="", blank=True, verbose_name="diarienummer"),
        *(
            migrations.AddField(
                "edition",
                name,
                models.DateField(default=UNSET, verbose_name=verbose_name),
                preserve_default=False,
            )
            for name, verbose_name in (("dated", "daterad"), ("as_of", "läget den"))
        ),
        migrations.RunPython(fill, nothing),
        migrations.RunPython(hide_drafts, nothing),
    ]
