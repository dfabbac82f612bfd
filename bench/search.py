"""How long a search takes among 200 000 rows, beside a view that does nothing.

For PostgreSQL: DATABASE_URL=postgresql://… python -m bench.search [rows]. It fills a database of
its own, beside the one named, and removes it.
"""

import os
import statistics
import sys
import time

import django

WORDS = [
    *("klimat", "mobilitet", "kultur", "jämställdhet", "stadsplanering", "trygghet", "energi"),
    *("digitalisering", "vatten", "bostäder", "integration", "näringsliv", "forskning", "hälsa"),
    *("demokrati", "nordisk", "europeisk", "global", "styrelse", "utskott", "forum", "kommitté"),
    *("samråd", "program", "utveckling"),
]
NAMES = [
    *("Eurostad", "Metronät", "Klimatringen", "Hamnligan"),
    *("Storstadsrådet", "Citylink", "Urbanforum", "Nordväg"),
]
QUESTIONS = [
    ("ett namn", "hamnligan 4711"),
    ("en början", "klimatringen 12"),
    ("en böjd form", "bostäderna demokratin"),
    ("en del av ett ord", "ringen 99"),
    ("tre ord", "styrelse nordisk hamnligan"),
    ("ett ord i en tolftedel av raderna", "mobiliteten"),
    ("ett ord i varje rad", "organisation"),
    ("ingen träff", "hamnlligan"),
]
ROUNDS = 40


def fill(rows):
    """Rows as the register would give them, of six kinds."""
    from django.contrib.contenttypes.models import ContentType

    from stadsnat.search.models import SearchEntry
    from stadsnat.search.registry import searchables
    from stadsnat.search.words import terms, words

    kinds = searchables()
    content_type = ContentType.objects.get_for_model(SearchEntry)
    some = []
    for number in range(rows):
        searchable = kinds[number * len(kinds) // rows]
        name = f"{NAMES[number % len(NAMES)]} {number}"
        title = f"{name}, {WORDS[number % len(WORDS)]}"
        other = " ".join(WORDS[number * step % len(WORDS)] for step in (3, 7, 11)) + " organisation"
        some.append(
            SearchEntry(
                content_type=content_type,
                object_id=number,
                kind=searchable.kind,
                weight=searchable.weight,
                is_public=searchable.kind != "kontakt",
                title=title,
                words=other,
                address=f"/organisationer/{number}/",
                title_key=" ".join(words(title)),
                title_terms=terms(title),
                terms=terms(f"{title} {other}"),
            )
        )
        if len(some) == 2000 or number == rows - 1:
            SearchEntry.objects.bulk_create(some)
            some.clear()


def milliseconds(ask):
    ask()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=10)[-1]


def measure():
    """Whole requests through the portal's own handler, without a network between."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    print(f"{'':36}{'median':>11}{'p90':>11}{'SQL':>5}")
    for what, question in QUESTIONS:
        with CaptureQueriesContext(connection) as queries:
            client.get("/sok/", {"q": question})
        count = len(queries)
        median, slow = milliseconds(lambda q=question: client.get("/sok/", {"q": q}))
        print(f"{what:36}{median:8.1f} ms{slow:8.1f} ms{count:5}")


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stadsnat.settings")
    django.setup()
    from django.conf import settings
    from django.db import connection

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.WHITENOISE_AUTOREFRESH = True
    name = settings.DATABASES["default"]["NAME"]
    connection.creation.create_test_db(verbosity=0)
    try:
        start = time.perf_counter()
        fill(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f"fyllt på {time.perf_counter() - start:.0f} s")
        measure()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    main()
