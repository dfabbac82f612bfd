import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from stadsnat import environment


@pytest.mark.parametrize(
    ("value", "default", "expected"),
    [("1", False, True), ("0", True, False), ("", False, False), ("", True, True)],
)
def test_a_flag_is_1_or_0_and_the_default_when_empty(monkeypatch, value, default, expected):
    monkeypatch.setenv("DEBUG", value)

    assert environment.flag("DEBUG", default) is expected


def test_a_flag_that_is_not_set_is_its_default(monkeypatch):
    monkeypatch.delenv("DEBUG", raising=False)

    assert environment.flag("DEBUG") is False


def test_any_other_flag_stops_the_start_and_names_the_variable(monkeypatch):
    monkeypatch.setenv("DEBUG", "ja")

    with pytest.raises(ImproperlyConfigured, match=r"^DEBUG ska vara 0 eller 1, men är ”ja”"):
        environment.flag("DEBUG")


@pytest.mark.parametrize(("value", "expected"), [("2a", "2a"), ("", "3a")])
def test_a_choice_is_one_of_its_words_and_the_first_when_empty(monkeypatch, value, expected):
    monkeypatch.setenv("PDF_VARIANT", value)

    assert environment.choice("PDF_VARIANT", ["3a", "2a"]) == expected


def test_any_other_choice_stops_the_start_and_names_them(monkeypatch):
    monkeypatch.setenv("PDF_VARIANT", "1b")

    with pytest.raises(
        ImproperlyConfigured, match=r"^PDF_VARIANT ska vara 3a eller 2a, men är ”1b”"
    ):
        environment.choice("PDF_VARIANT", ["3a", "2a"])


def test_words_are_split_at_commas_and_trimmed(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " natverk.example, ,localhost,")

    assert environment.words("ALLOWED_HOSTS", "127.0.0.1") == ["natverk.example", "localhost"]


def test_words_that_are_not_set_are_the_default(monkeypatch):
    monkeypatch.delenv("ALLOWED_HOSTS", raising=False)

    assert environment.words("ALLOWED_HOSTS", "a,b") == ["a", "b"]


def test_without_an_address_the_database_is_a_file_in_the_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    database = environment.database(tmp_path / "var")

    assert database["ENGINE"] == "stadsnat.sqlite"
    assert database["NAME"] == str(tmp_path / "var" / "stadsnat.sqlite3")
    assert (tmp_path / "var").is_dir()


def test_of_two_that_read_and_then_write_the_file_the_second_waits(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    assert environment.database(tmp_path)["OPTIONS"] == {"transaction_mode": "IMMEDIATE"}


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_an_address_can_name_a_postgresql_server(monkeypatch, tmp_path, scheme):
    monkeypatch.setenv("DATABASE_URL", f"{scheme}://rut@db.example:5433/natverk")

    database = environment.database(tmp_path)

    parts = {name: database[name] for name in ("ENGINE", "USER", "HOST", "PORT", "NAME")}
    assert parts == {
        "ENGINE": "django.db.backends.postgresql",
        "USER": "rut",
        "HOST": "db.example",
        "PORT": 5433,
        "NAME": "natverk",
    }


@pytest.mark.parametrize(
    ("query", "options"),
    [("", "-c jit=off"), ("?options=-c%20work_mem%3D64MB", "-c work_mem=64MB")],
)
def test_postgresql_compiles_no_question_unless_its_address_says_otherwise(
    monkeypatch, tmp_path, query, options
):
    monkeypatch.setenv("DATABASE_URL", f"postgresql://rut@db.example/natverk{query}")

    assert environment.database(tmp_path)["OPTIONS"] == {"options": options}


@pytest.mark.parametrize(("value", "expected"), [("", "SEK"), ("EUR", "EUR")])
def test_a_currency_is_its_code_and_the_default_when_empty(monkeypatch, value, expected):
    monkeypatch.setenv("CURRENCY", value)

    assert environment.currency("CURRENCY", "SEK") == expected


@pytest.mark.parametrize("value", ["euro", "eur", "kr", "QQQ"])
def test_any_other_currency_stops_the_start_and_names_the_variable(monkeypatch, value):
    monkeypatch.setenv("CURRENCY", value)

    with pytest.raises(ImproperlyConfigured, match=f"^CURRENCY ska vara .* men är ”{value}”"):
        environment.currency("CURRENCY", "SEK")


def test_another_kind_of_database_stops_the_start(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "mysql://db.example/natverk")

    with pytest.raises(ImproperlyConfigured, match="sqlite:/// eller postgresql://"):
        environment.database(tmp_path)


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)

    key = environment.secret_key(tmp_path / "var")

    assert len(key) > 50
    assert environment.secret_key(tmp_path / "var") == key
    assert stat.S_IMODE((tmp_path / "var" / "secret-key").stat().st_mode) == 0o600


def test_the_secret_key_of_the_environment_comes_first(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "given")

    assert environment.secret_key(tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("value", "expected"), [("", 0), ("0", 0), ("2", 2)])
def test_a_number_is_whole_and_0_when_empty(monkeypatch, value, expected):
    monkeypatch.setenv("PROXIES", value)

    assert environment.number("PROXIES") == expected


@pytest.mark.parametrize("value", ["två", "-1", "1.5"])
def test_another_number_stops_the_start(monkeypatch, value):
    monkeypatch.setenv("PROXIES", value)

    with pytest.raises(ImproperlyConfigured, match=r"^PROXIES ska vara ett heltal"):
        environment.number("PROXIES")
