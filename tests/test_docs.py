"""The documentation names what there is: every file, folder and command in backticks exists."""

import re
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
DOCS = [Path("README.md"), *(path.relative_to(ROOT) for path in (ROOT / "docs").glob("*.md"))]
QUOTED = re.compile(r"`([^`\n]+)`")
A_FILE = re.compile(r"[\w./*-]+\.(?:py|css|js|html|toml|yaml|txt)")
A_FOLDER = re.compile(r"[\w.][\w./-]*/")
A_DOTTED_NAME = re.compile(r"(?:stadsnat|organisations|evaluations|reports)(?:\.\w+)+")
MADE_LATER = {"var/", "build/"}
TOP = {path.name for path in ROOT.iterdir() if path.is_dir()}


@cache
def text(path):
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def every_file():
    """The paths of the portal's own files, with a slash before, so that a name is found whole."""
    own = (path for name in TOP if not name.startswith(".") for path in (ROOT / name).rglob("*"))
    return [f"/{path.relative_to(ROOT)}" for path in [*own, *ROOT.glob("*")]]


def is_there(name):
    if name.endswith("/"):
        return name in MADE_LATER or any(path.endswith(f"/{name[:-1]}") for path in every_file())
    if "*" in name:
        return any(ROOT.glob(name))
    return any(path.endswith(f"/{name}") for path in every_file())


def resolves(name):
    """Whether it is a module, or something in one."""
    module, _, rest = name.rpartition(".")
    try:
        return hasattr(import_module(module), rest) or bool(import_module(name))
    except ImportError:
        return False


def named_in(path):
    found = QUOTED.findall(text(path))
    return [name for name in found if A_FILE.fullmatch(name) or A_FOLDER.fullmatch(name)]


def rows_of_folders(path):
    """(folder, file) for each row of a table whose head says in which folder its files are."""
    folder = ""
    for line in text(path).splitlines():
        if not line.startswith("|"):
            folder = ""
        elif heading := re.match(r"\| in `([^`]+)` \|", line):
            folder = heading[1]
        elif folder:
            yield from ((folder, name) for name in QUOTED.findall(line.split("|")[1]))


@pytest.mark.parametrize("path", DOCS, ids=str)
def test_every_file_and_folder_that_is_named_exists(path):
    assert [name for name in named_in(path) if not is_there(name)] == []


@pytest.mark.parametrize("path", DOCS, ids=str)
def test_every_module_of_a_table_is_in_the_folder_of_its_head(path):
    rows = list(rows_of_folders(path))

    assert [folder + name for folder, name in rows if not (ROOT / folder / name).exists()] == []


@pytest.mark.parametrize("path", DOCS, ids=str)
def test_every_link_to_a_file_leads_to_one(path):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text(path))

    assert [link for link in links if not (ROOT / path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCS, ids=str)
def test_every_module_and_view_that_is_named_exists(path):
    found = [name for name in QUOTED.findall(text(path)) if A_DOTTED_NAME.fullmatch(name)]

    assert [name for name in found if not resolves(name)] == []


@pytest.mark.parametrize("path", DOCS, ids=str)
def test_every_command_that_is_named_exists(path):
    named = set(re.findall(r"manage\.py ([a-z_]+)", text(path)))

    assert named - get_commands().keys() == set()


def test_tables_that_name_their_folder_are_found():
    folders = {folder for path in DOCS for folder, _name in rows_of_folders(path)}

    assert folders == {
        "reports/drafting/",
        "reports/issuing/",
        "reports/printing/",
        "reports/reviewing/",
        "reports/writing/",
    }


def test_every_setting_that_operators_are_told_of_is_read():
    rows = [line for line in text(Path("docs/operations.md")).splitlines() if line.startswith("|")]
    told = {name for row in rows for name in re.findall(r"`([A-Z][A-Z_]+)`", row.split("|")[1])}
    code = "\n".join(text(path) for path in (ROOT / "stadsnat").rglob("*.py"))

    assert len(told) > 30
    assert [name for name in sorted(told) if f'"{name}"' not in code] == []
