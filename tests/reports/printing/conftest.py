import io

import pytest
from pypdf import PdfReader

from reports.printing.press import Press, print_html

from .samples import rich


@pytest.fixture
def own_press():
    """A press of the test's own, whose worker is ended afterwards."""
    press = Press()
    yield press
    press.close()


@pytest.fixture(scope="session")
def rich_print():
    """The page with every construct, printed once."""
    return print_html(rich())


@pytest.fixture(scope="session")
def rich_pages(rich_print):
    reader = PdfReader(io.BytesIO(rich_print.pdf))
    return [" ".join(page.extract_text().split()) for page in reader.pages]
