"""Printing a report against Chromium's print of the same page: ``make bench WHAT=pdf``.

Turn by turn, a report of seven pages and a made one of about a hundred, with 26 tables; with a
worker, or a browser, that is there already, and with one that has to start. The section that an
author has just changed is printed alone, against the whole report.
"""

import os
import random
import re
import statistics
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import sync_playwright

from reports.printing import fingerprint, glyphs
from reports.printing.jobs import Job
from reports.printing.press import Press

from .measure import print_line

CHROMIUM = "/usr/bin/chromium"
FACES = [("Sans", 400, "normal"), ("Sans", 600, "normal"), ("Sans", 400, "italic")]
FACES += [("Serif", 600, "normal")]
ROLES = ["Ledamot i arbetsgruppen", "Ordförande i utskottet", "Ersättare i styrelsen"]
SUBJECTS = [
    "stadsutveckling",
    "klimat",
    "kultur",
    "mobilitet",
    "jämställdhet",
    "trygghet",
    "energi",
    "vatten",
]
HOLDERS = ["Finansborgarrådet", "Trafiknämnden", "Miljöförvaltningen", "Kulturnämnden"]


def short_report():
    """The review of the fixtures, seven pages."""
    from django.core.management import call_command

    from reports.build import build
    from reports.models import Report
    from reports.render import render_html

    call_command("load_fixtures", verbosity=0)
    return render_html(build(Report.objects.get(slug="oversyn-2011")))


def long_report(html):
    """The same sections thirteen times with their sentences shuffled, and 26 tables of 14 rows."""
    chance = random.Random(7)
    sections = re.findall(r"<section.*?</section>", html, re.DOTALL)
    paragraphs = re.findall(r"<p>(.*?)</p>", "".join(sections), re.DOTALL)
    sentences = [one for paragraph in paragraphs for one in re.split(r"(?<=\.) ", paragraph)]

    def shuffled(match):
        count = len(re.split(r"(?<=\.) ", match[1]))
        return f"<p>{' '.join(chance.choice(sentences) for _ in range(count))}</p>"

    made, tables = [], 0
    for number, section in enumerate(sections * 13):
        section = re.sub(r'id="[\w-]+"', f'id="avsnitt-{number}"', section, count=1)
        section = re.sub(r"<p>(.*?)</p>", shuffled, section, flags=re.DOTALL)
        if len(section) > 2500 and tables < 26:
            tables += 1
            section = section.replace("</section>", f"{table(tables, chance)}</section>")
        made.append(section)
    return html[: html.index(sections[0])] + "".join(made) + "</body></html>"


def table(number, chance):
    rows = "".join(
        f'<tr><th scope="row">Nätverk {number}.{row}</th><td>{chance.choice(ROLES)} för '
        f"{chance.choice(SUBJECTS)}</td><td>{chance.choice(HOLDERS)}</td>"
        f'<td class="when">{1990 + row}–{1995 + row}</td></tr>'
        for row in range(14)
    )
    heads = "".join(
        f'<th scope="col">{name}</th>' for name in ("Nätverk", "Uppdrag", "Innehas av", "Period")
    )
    return (
        f'<table class="data"><caption><b>Tabell {number}.</b> Uppdrag.</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def for_chromium(html, path):
    """The page as a file with its style and fonts: a browser knows no fontconfig of ours."""
    faces = "".join(
        f'@font-face {{ font-family: "Annex {name}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("file://{glyphs.FONTS}/annex-{name.lower()}-{weight}'
        f'{"-italic" if style == "italic" else ""}.ttf"); }}'
        for name, weight, style in FACES
    )
    css = Path(fingerprint.ROOT, *fingerprint.STYLE[0].split("/")).read_text(encoding="utf-8")
    path.write_text(html.replace("</head>", f"<style>{faces}{css}</style></head>"))
    return f"file://{path}"


def print_in(browser, address):
    page = browser.new_page()
    page.goto(address)
    page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    page.close()


def start_and_print(chromium, address):
    browser = chromium.launch(executable_path=CHROMIUM, args=["--disable-gpu"])
    print_in(browser, address)
    browser.close()


def start_worker_and_print(html):
    press = Press()
    press.run(Job(html))
    press.close()


def compare(title, ours, theirs, rounds, goal):
    """A line of the table, of both ways taken turn by turn."""
    own, other = [], []
    for _round in range(rounds):
        for work, times in ((ours, own), (theirs, other)):
            started = time.perf_counter()
            work()
            times.append(time.perf_counter() - started)
    a, b = statistics.median(own), statistics.median(other)
    print_line(title, f"{a:.2f}", f"{b:.2f}", f"{a / b:.2f}", f"≤ {goal}")


def measure(rounds):
    rounds = max(rounds, 5)
    print(f"Sekunder, median av {rounds}; minne i MB")
    print_line("utskrift", "vår", "Chromium", "kvot", "mål")
    short = short_report()
    pages = {"7 sidor": (short, 0.75), "100 sidor": (long_report(short), 1.5)}
    press = Press()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium
        browser = chromium.launch(executable_path=CHROMIUM, args=["--disable-gpu"])
        for title, (html, goal) in pages.items():
            address = for_chromium(html, Path(folder, "page.html"))
            printed = press.run(Job(html))
            assert not glyphs.missing_characters(html)
            compare(
                f"{printed.pages} sidor, varm",
                lambda html=html: press.run(Job(html)),
                lambda address=address: print_in(browser, address),
                rounds,
                goal,
            )
            cold = 1 if title == "7 sidor" else 1.5
            compare(
                f"{printed.pages} sidor, kall",
                lambda html=html: start_worker_and_print(html),
                lambda address=address: start_and_print(chromium, address),
                rounds,
                cold,
            )
        whole = pages["100 sidor"][0]
        compare_memory(press, chromium, whole, address)
        browser.close()
    part = re.sub(r"(<section.*?</section>).*", r"\1", whole, flags=re.DOTALL)
    compare(
        "ett avsnitt mot hela",
        lambda: press.run(Job(part)),
        lambda: press.run(Job(whole)),
        rounds,
        0.1,
    )
    press.close()


def compare_memory(press, chromium, html, address):
    press.close()
    with peak_of_children() as own:
        press.run(Job(html))
    press.close()
    with peak_of_children() as other:
        start_and_print(chromium, address)
    a, b = own[0], other[0]
    print_line("100 sidor, minne", f"{a}", f"{b}", f"{a / b:.2f}", "≤ 0.3")


@contextmanager
def peak_of_children():
    """The most memory that the processes started inside have together, shared parts divided."""
    before, peak, done = _descendants(), [0], threading.Event()

    def watch():
        while not done.wait(0.02):
            peak[0] = max(peak[0], sum(map(_megabytes, _descendants() - before)))

    thread = threading.Thread(target=watch)
    thread.start()
    yield peak
    done.set()
    thread.join()


def _descendants():
    """The processes that this one has started, and those that they have."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
    found, new = set(), {os.getpid()}
    while new:
        new = {pid for pid, parent in parents.items() if parent in new} - found
        found |= new
    return found


def _megabytes(pid):
    try:
        found = re.search(r"Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text())
    except OSError:  # it has ended
        return 0
    return int(found[1]) // 1024 if found else 0
