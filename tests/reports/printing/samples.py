"""A page with every construct that a report's markup knows, and what is made from it."""

from pathlib import Path

ENDLESS = "Donaudampfschiffahrtsgesellschaft" * 6


def rich(rows=60):
    """The page, its long table with so many rows."""
    page = Path(__file__).with_name("rich.html").read_text(encoding="utf-8")
    row = (
        '<tr><th scope="row">Provnät {0}</th><td>Ledamot i arbetsgrupp {0}</td>'
        '<td>Provförvaltningen</td><td class="number">{0} 000</td></tr>'
    )
    made = "".join(row.format(number) for number in range(1, rows + 1))
    return page.replace("<!-- rows -->", made).replace("ORD", ENDLESS)


def simple(body, title="Prov"):
    """The smallest page that is printed."""
    head = f'<meta charset="utf-8"><title>{title}</title>'
    return f'<!DOCTYPE html><html lang="sv"><head>{head}</head><body>{body}</body></html>'
