import os
from gettext import GNUTranslations

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from stadsnat import catalog

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext_lazy

label = _("Säte")
month = pgettext_lazy("månad", "Maj")
def count(n):
    return ngettext("%(n)s plats", "%(n)s platser", n) % {"n": n}
"""
TEMPLATE = """
<main>
    <h1>{% translate "Nätverk" %}</h1>
        {% blocktranslate trimmed count n=rows|length with name=city %}
            En rad för {{ name }}
        {% plural %}
            {{ n }} rader för {{ name }}
        {% endblocktranslate %}
    <p title="{{ title|default:_("Utan namn") }}">{{ _("Källa") }}</p>
</main>
"""
IDS = {
    "Säte",
    "Maj",
    ("%(n)s plats", "%(n)s platser"),
    "Nätverk",
    ("En rad för %(name)s", "%(n)s rader för %(name)s"),
    "Utan namn",
    "Källa",
}


@pytest.fixture
def root(tmp_path):
    """A small project: one package with one sentence that has a placeholder."""
    (tmp_path / "register").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "register" / "__init__.py").touch()
    (tmp_path / "register" / "models.py").write_text('_("Hej %(name)s")\n')
    return tmp_path


@pytest.fixture
def po_file(root):
    return root / "en.po"


def write(po_file, *entries):
    po_file.write_text(catalog.HEADER + "\n\n".join(entries) + "\n")


HELLO = 'msgid "Hej %(name)s"\nmsgstr "Hello %(name)s"'


def test_finds_the_sentences_of_python_and_of_templates(root):
    (root / "register" / "models.py").write_text(PYTHON)
    (root / "templates" / "list.html").write_text(TEMPLATE)

    found = catalog.found_in(root)

    assert {message.id for message in found if message.id} == IDS
    assert found.get("Maj", "månad") is not None


def test_leaves_out_migrations_tests_and_folders_that_are_no_packages(root):
    for folder in (root / "register" / "migrations", root / "tests", root / "build"):
        folder.mkdir()
        (folder / "other.py").write_text('_("Annat")\n')
    (root / "tests" / "__init__.py").touch()

    assert [message.id for message in catalog.found_in(root) if message.id] == ["Hej %(name)s"]


def test_a_whole_catalogue_has_no_problems(root, po_file):
    write(po_file, HELLO)

    assert catalog.problems(po_file, root) == []


@pytest.mark.parametrize(
    ("entries", "line"),
    [
        ([], "”Hej %(name)s” saknas i översättningen"),
        (['msgid "Hej %(name)s"\nmsgstr ""'], "”Hej %(name)s” är inte översatt"),
        ([f"#, fuzzy\n{HELLO}"], "”Hej %(name)s” är märkt som osäker (fuzzy)"),
        ([HELLO, 'msgid "Nej"\nmsgstr "No"'], "”Nej” används inte längre"),
        (
            ['msgid "Hej %(name)s"\nmsgstr "Hello %(nme)s"'],
            "”Hej %(name)s” har andra platshållare i översättningen",
        ),
        (
            ['msgid "Hej %(name)s"\nmsgid_plural "Hej"\nmsgstr[0] "Hello"\nmsgstr[1] "Hello"'],
            "”Hej %(name)s” har en annan form för flertal i koden",
        ),
    ],
)
def test_names_each_sentence_that_is_not_rightly_translated(root, po_file, entries, line):
    write(po_file, *entries)

    assert catalog.problems(po_file, root) == [line]


def test_update_keeps_translations_and_drops_what_is_unused(root, po_file):
    write(po_file, HELLO, 'msgid "Nej"\nmsgstr "No"')
    (root / "register" / "forms.py").write_text('_("Ja")\n')

    catalog.update(po_file, root)

    assert po_file.read_text() == (
        catalog.HEADER + f'#, python-format\n{HELLO}\n\nmsgid "Ja"\nmsgstr ""\n'
    )


def test_update_twice_changes_nothing_the_second_time(root, po_file):
    (root / "register" / "models.py").write_text(PYTHON)
    (root / "templates" / "list.html").write_text(TEMPLATE)
    catalog.update(po_file, root)
    first = po_file.read_text()

    catalog.update(po_file, root)

    assert po_file.read_text() == first


def test_compiles_what_gettext_reads(root, po_file):
    write(po_file, HELLO)

    assert catalog.compile(po_file)

    with po_file.with_suffix(".mo").open("rb") as stream:
        assert GNUTranslations(stream).gettext("Hej %(name)s") == "Hello %(name)s"


def test_compiles_only_when_the_translation_is_newer(root, po_file):
    write(po_file, HELLO)
    catalog.compile(po_file)
    written = po_file.with_suffix(".mo").stat().st_mtime

    assert not catalog.compile(po_file)
    os.utime(po_file, (written + 1, written + 1))
    assert catalog.compile(po_file)


@pytest.mark.slow
def test_the_portal_is_wholly_translated():
    assert catalog.problems(catalog.PO_FILE, catalog.ROOT) == []


def test_the_command_lists_what_is_missing(monkeypatch, root, po_file):
    monkeypatch.setattr(catalog, "PO_FILE", po_file)
    monkeypatch.setattr(catalog, "ROOT", root)

    with pytest.raises(CommandError, match=r"(?s)inte hel:\n  ”Hej .* saknas i översättningen"):
        call_command("translations", "check")


@pytest.mark.slow
def test_no_swedish_sentence_is_taken_for_one_of_djangos_own():
    """Django makes Swedish of its English words, so a Swedish one that looks alike may change."""
    with translation.override("sv"):
        changed = [
            message.id
            for message in catalog.found_in(catalog.ROOT)
            if isinstance(message.id, str) and message.id and not message.context
            if translation.gettext(message.id) != message.id
        ]

    assert changed == []
