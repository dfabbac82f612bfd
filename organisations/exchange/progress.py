"""How far the work on a large file has come, shown while it is done: without script.

The page is sent piece by piece. Each piece tells of more rows, a style sheet shows the last one
only, and the result ends the same page. When the reader goes away the work is not completed, and
nothing has been written.
"""

from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from .carrying_out import Clash, PlanChanged

LARGE = 2000  # rows; fewer are done before anybody could read how far it has come
_MARK = "<!-- steps -->"


def shown(request, steps, result_of, *, file, title):
    """A response that runs the generator, and ends with the HTML that ``result_of`` makes of it.

    ``result_of`` is called with what the generator returns, or with None and why it gave up.
    """
    context = {"file": file, "title": title}
    # Now, and not when it is sent: the cookie that its forms need goes with the headers.
    page = render_to_string("organisations/import_progress.html", context, request)
    before, after = page.split(_MARK)
    return StreamingHttpResponse(_pieces(before, steps, result_of, after, get_language()))


def _pieces(before, steps, result_of, after, language):
    yield before
    with override(language):
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                yield _result(result_of(end.value))
                break
            except (PlanChanged, Clash) as error:
                yield _result(result_of(None, error))
                break
            yield render_to_string("organisations/_import_step.html", {"step": step})
    yield after


def _result(html):
    return f'<div class="result">{html}</div>'
