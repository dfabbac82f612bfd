"""Reads fixtures: files of rows with where each is stated, saved as if they had been typed in.

A file is a YAML list of objects as Django serialises them, with natural keys. An object may have
two more keys, ``citations`` and ``disagreements``: lists of that model's own fields, for this row.
Every row is validated and saved like any other, so it gets its days and its history.
"""

from pathlib import Path

import yaml
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.core.serializers.base import DeserializationError
from django.core.serializers.python import Deserializer

from stadsnat import changes

ABOUT_THE_ROW = {
    "citations": "organisations.citation",
    "disagreements": "organisations.disagreement",
}


# What a mistake in a file ends as, on its way through Django.
EXPECTED = (
    DeserializationError,
    FieldDoesNotExist,
    ObjectDoesNotExist,
    ValidationError,
    ValueError,
)


class FixtureError(Exception):
    """What is wrong in a fixture file, and in which of its objects."""


def load(path: Path) -> int:
    """Save every object of the file as one change set; return how many there were."""
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except (yaml.YAMLError, ValueError) as error:
        raise FixtureError(f"{path} går inte att läsa som YAML: {error}") from error
    if not isinstance(entries, list):
        raise FixtureError(f"{path} ska vara en lista av objekt.")
    reason = f"Inläst från fixtures/{path.parent.name}/{path.name}"
    with changes.open(by=None, reason=reason, kind=changes.IMPORT):
        for number, entry in enumerate(entries, start=1):
            try:
                _save_entry(entry)
            except (*EXPECTED, FixtureError) as error:
                raise FixtureError(f"{path}, objekt {number}: {_explain(error)}") from error
    return len(entries)


def _save_entry(entry):
    if not isinstance(entry, dict) or not {"model", "fields"} <= entry.keys():
        raise FixtureError("objektet ska ha nycklarna model och fields.")
    if unknown := entry.keys() - {"model", "fields"} - ABOUT_THE_ROW.keys():
        raise FixtureError(f"okända nycklar: {', '.join(sorted(unknown))}.")
    _check_shape(entry)
    row = _save_row(entry["model"], entry["fields"])
    about = {
        "content_type": ContentType.objects.get_for_model(row).natural_key(),
        "object_id": row.pk,
    }
    for key, model in ABOUT_THE_ROW.items():
        for fields in entry.get(key, []):
            if fields.get("field"):
                row._meta.get_field(fields["field"])
            _save_row(model, fields | about)


def _check_shape(entry):
    if not isinstance(entry["model"], str) or not isinstance(entry["fields"], dict):
        raise FixtureError("model ska vara ett namn och fields en uppslagning.")
    for key in ABOUT_THE_ROW.keys() & entry.keys():
        rows = entry[key]
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise FixtureError(f"{key} ska vara en lista av uppslagningar.")


def _save_row(model, fields):
    [found] = Deserializer([{"model": model, "fields": fields}])
    row = found.object
    if row.pk is not None:  # the deserialiser finds rows by natural key, and would overwrite
        raise FixtureError(f"{row._meta.verbose_name} ”{row}” finns redan.")
    row.full_clean()
    row.save()
    for name, related in found.m2m_data.items():
        getattr(row, name).set(related)
    return row


def _explain(error):
    if isinstance(error, ValidationError):
        return "; ".join(
            f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items()
        )
    return str(error)
