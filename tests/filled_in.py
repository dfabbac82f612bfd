"""What a browser would send back of a form as a page shows it, if nobody touched anything."""

from html.parser import HTMLParser


class _Reader(HTMLParser):
    def __init__(self, form):
        super().__init__()
        self.form, self.fields = form, {}
        self.is_inside, self.select, self.area = False, None, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.is_inside = self.form in (attrs.get("class"), attrs.get("id"))
        elif self.is_inside and tag in ("input", "select", "textarea", "option"):
            getattr(self, f"read_{tag}")(attrs)

    def read_input(self, attrs):
        is_choice = attrs.get("type") in ("checkbox", "radio")
        if "name" in attrs and (not is_choice or "checked" in attrs):
            self.add(attrs["name"], attrs.get("value", "on" if is_choice else ""))

    def read_select(self, attrs):
        self.select, self.is_single = attrs["name"], "multiple" not in attrs

    def read_option(self, attrs):
        """The first option is chosen unless another is."""
        if "selected" in attrs or (self.is_single and self.select not in self.fields):
            self.fields.pop(self.select, None) if self.is_single else None
            self.add(self.select, attrs["value"])

    def read_textarea(self, attrs):
        self.area = attrs["name"]
        self.add(self.area, "")

    def handle_data(self, data):
        if self.area:
            self.fields[self.area][-1] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.is_inside = False
        elif tag == "textarea" and self.area:
            self.fields[self.area][-1] = self.fields[self.area][-1].removeprefix("\n")
            self.area = None

    def add(self, name, value):
        self.fields.setdefault(name, []).append(value)


def filled_in(response, form="editing"):
    """Field name → values, of the form with that class or id, but for the token of each page."""
    reader = _Reader(form)
    reader.feed(response.text)
    return {name: values for name, values in reader.fields.items() if name != "csrfmiddlewaretoken"}


def send(client, address, **fields):
    """Open the page, fill in the fields given and a reason, and send the form."""
    shown = filled_in(client.get(address))
    return client.post(address, shown | {"varfor-reason": "Enligt protokollet"} | fields)


def told(response):
    """Where each error of a page stands: {what its link in the summary leads to: the words}."""
    pairs = {}
    for key in ("form", "why"):
        form = response.context[key]
        for name, errors in form.errors.items():
            pairs[form.add_prefix(name) if name != "__all__" else ""] = list(errors)
    return pairs


class Page(HTMLParser):
    """The ids of a page, and its error summary as pairs of words and the id that they link to."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.summary = set(), []
        self.depth, self.target = 0, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids.add(attrs.get("id"))
        if tag == "div" and (self.depth or attrs.get("class") == "summary"):
            self.depth += 1
        elif self.depth and tag == "li":
            self.words, self.target = "", None
        elif self.depth and tag == "a":
            self.target = attrs["href"].removeprefix("#")

    def handle_data(self, data):
        if self.depth and hasattr(self, "words"):
            self.words += data

    def handle_endtag(self, tag):
        if self.depth and tag == "li":
            self.summary.append((self.words.strip(), self.target))
        elif self.depth and tag == "div":
            self.depth -= 1
