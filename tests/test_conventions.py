"""The house rules that a machine can check; each failure names the file or the thing."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, get_resolver

ROOT = Path(__file__).resolve().parent.parent
# Each package may know those before it, never those after.
ORDER = ["stadsnat", "organisations", "evaluations", "reports"]
# The two files that put the portal together name every app.
COMPOSERS = {Path("stadsnat/settings.py"), Path("stadsnat/urls.py")}
NAMES_OF_ONE_WORD = {"home", "login", "logout", "set_language"}
# In two parts, or this file would be the first to break the rule.
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")


COLOUR = re.compile(
    r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(|: *(?:white|black)\b"
)


def files(*patterns, under="."):
    found = {path for pattern in patterns for path in (ROOT / under).rglob(pattern)}
    return sorted(path.relative_to(ROOT) for path in found)


PACKAGES = [name for name in ORDER if (ROOT / name / "__init__.py").exists()]
OWN = [path for name in PACKAGES for path in files("*.py", under=name)]
# Migrations are written by Django and may be as long as they come.
PYTHON = [path for path in OWN if "migrations" not in path.parts]
PYTHON += files("*.py", under="tests") + files("*.py", under=".ci") + [Path("manage.py")]
TEMPLATES = files("*.*", under="templates")
STYLES = files("*.css", under="static/css")
VIEWS = [path for path in OWN if "views" in path.stem.split("_") or path.parent.name == "views"]


@cache
def lines(path):
    return (ROOT / path).read_text(encoding="utf-8").splitlines()


@cache
def nodes(path):
    return list(ast.walk(ast.parse("\n".join(lines(path)))))


def functions_longer_than(most, paths):
    """The functions of the files that have more lines, with their lengths."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    lengths = {
        f"{path}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in paths
        for node in nodes(path)
        if isinstance(node, kinds)
    }
    return {name: length for name, length in lengths.items() if length > most}


def files_longer_than(most, paths):
    lengths = {str(path): len(lines(path)) for path in paths}
    return {name: length for name, length in lengths.items() if length > most}


def packages_named_in(path):
    """What a file imports, and what it names in strings such as "reports.Edition"."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module.split(".")[0]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.match(r"\w*(?=\.\w)|", node.value)[0]


def later_packages_in(path):
    """The packages named in the file that are not to be known there."""
    return set(ORDER[ORDER.index(path.parts[0]) + 1 :]) & set(packages_named_in(path))


def test_imports_go_one_way():
    found = {str(path): later_packages_in(path) for path in OWN if path not in COMPOSERS}

    assert {path: names for path, names in found.items() if names} == {}


# The same inside reports; what is not named here, such as its urls, puts the parts together.
ORDER_OF_REPORTS = [
    *("states", "models", "prose", "printing", "document", "places"),
    *("facts", "blocks", "markup", "build", "render"),
    *("drafting", "starting", "importing", "writing", "comparing"),
    *("reviewing", "checks", "issuing", "docx"),
]


def parts_of_reports_named_in(path):
    """The parts of reports that a file imports, by whichever way it writes it."""
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom):
            above = path.parts[: len(path.parts) - node.level] if node.level else ()
            named = [*above, *(node.module or "").split(".")]
            for alias in node.names:
                whole = [name for name in [*named, alias.name] if name]
                if whole[0] == "reports" and len(whole) > 1:
                    yield whole[1]


def test_imports_inside_reports_go_one_way():
    rank = {name: number for number, name in enumerate(ORDER_OF_REPORTS)}
    found = {
        f"{path} knows {name}"
        for path in files("*.py", under="reports")
        for own in [path.parts[1].removesuffix(".py")]
        if own in rank
        for name in parts_of_reports_named_in(path)
        if rank.get(name, -1) > rank[own]
    }

    assert found == set()


def test_every_package_inside_reports_has_its_place_in_the_order():
    packages = {path.parts[1] for path in files("__init__.py", under="reports") if path.parts[2:]}
    put_together = {"management", "migrations", "templatetags"}

    assert packages - put_together - set(ORDER_OF_REPORTS) == set()


def test_a_python_file_has_at_most_400_lines():
    assert files_longer_than(400, PYTHON) == {}


def test_a_function_has_at_most_40_lines():
    assert functions_longer_than(40, PYTHON) == {}


def test_a_view_has_at_most_25_lines():
    assert functions_longer_than(25, VIEWS) == {}


def test_a_template_has_at_most_120_lines():
    assert files_longer_than(120, TEMPLATES) == {}


def test_a_style_sheet_has_at_most_250_lines():
    assert files_longer_than(250, STYLES) == {}


def test_a_colour_stands_where_it_gets_its_name_and_nowhere_else():
    """In tokens.css; on paper, and in the admin, in the sheet's own list of names."""
    found = {str(path): [line for line in lines(path) if COLOUR.search(line)] for path in STYLES}

    unnamed = {
        path: [line for line in wrong if not line.lstrip().startswith("--")]
        for path, wrong in found.items()
    }
    assert {path: wrong for path, wrong in unnamed.items() if wrong} == {}
    naming = {Path(path).name for path, those in found.items() if those}
    assert naming == {"tokens.css", "annex.css", "admin.css"}


def test_nothing_is_left_to_be_done():
    paths = [*PYTHON, *TEMPLATES, *STYLES, Path("Makefile")]

    assert [(str(p), line) for p in paths for line in lines(p) if UNFINISHED.search(line)] == []


def test_no_file_is_a_drawer_for_odds_and_ends():
    assert [path for path in PYTHON if path.stem in ("utils", "helpers", "common")] == []


def own_models():
    """The portal's models; the history of each is made from it and holds the same words."""
    models = [model for name in PACKAGES for model in apps.get_app_config(name).get_models()]
    return [model for model in models if not model.__name__.startswith("Historical")]


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
class TestModel:
    def test_says_what_it_is(self, model):
        assert model.__doc__
        assert not model.__doc__.startswith(f"{model.__name__}(")  # Django's own, made of fields

    def test_names_every_field_for_its_reader(self, model):
        fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
        own = [field for field in fields if not field.primary_key]

        assert [field.name for field in own if not field.deconstruct()[3].get("verbose_name")] == []


def url_patterns(patterns=None):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if not isinstance(pattern, URLPattern):
            yield from url_patterns(pattern.url_patterns)
        elif hasattr(pattern.callback, "model_admin"):
            continue  # Django makes the addresses of the admin
        elif pattern.callback.__module__.split(".")[0] in ORDER:
            yield pattern


def test_every_url_has_a_name_of_the_form_model_role():
    names = [pattern.name or str(pattern.pattern) for pattern in url_patterns()]

    assert names
    assert [
        name
        for name in names
        if name not in NAMES_OF_ONE_WORD and not re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", name)
    ] == []


def test_every_view_is_named_as_its_url():
    pairs = [(pattern.callback.__name__, pattern.name) for pattern in url_patterns()]

    assert [(view, name) for view, name in pairs if view != str(name).replace("-", "_")] == []


def locked(name):
    """The packages of a lock file with their versions."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", text, re.MULTILINE))


def required(*requirements):
    names = [re.match(r"[\w-]+", requirement)[0] for requirement in requirements]
    return {name.lower().replace("_", "-") for name in names}


def test_every_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert required(*project["dependencies"]) - locked("requirements.txt").keys() == set()
    tools = required(*project["optional-dependencies"]["dev"])
    assert tools - locked("requirements-dev.txt").keys() == set()


def test_the_developers_lock_has_all_that_the_portal_runs_with():
    assert locked("requirements.txt").items() <= locked("requirements-dev.txt").items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_file_names_no_place_to_fetch_from(name):
    assert re.findall(r"https?://|file:|--index|--find-links", "\n".join(lines(name))) == []


def test_the_preparation_can_speak_to_an_old_python():
    source = (ROOT / ".ci" / "prepare.py").read_text(encoding="utf-8")

    ast.parse(source, feature_version=(3, 6))
