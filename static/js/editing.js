/* What a form says when it cannot be saved as it stands: nobody is signed in any more, the portal
   did not answer, or answered with an error. What was typed stays where it is. The sentences stand
   in components/editing_script.html, in the reader's language. */
(() => {
  "use strict";

  const sentence = (kind) =>
    document.getElementById(`svar-${kind}`).content.firstElementChild.cloneNode(true);

  function kindOf(status, missing = null) {
    if ([0, 502, 503, 504].includes(status)) return "uteblev";
    if (missing === "cookie") return "kakan";
    return [401, 403, 413].includes(status) ? status : "fel";
  }

  function forget(place) {
    place.querySelectorAll(":scope > .unanswered").forEach((told) => told.remove());
  }

  function tell(place, kind) {
    forget(place);
    const told = sentence(kind), head = place.querySelector(":scope > .editing-head");
    if (head) head.after(told);
    else place.prepend(told);
    told.focus();
  }

  // Signing in anew, in another tab, gives a new token; the form still has the one before.
  const token = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];

  // In place: htmx shows nothing that comes with an error.
  function failed({ detail: { elt, target, xhr } }) {
    if (elt.matches("input")) target.replaceChildren(sentence("datum"));
    else if (elt.matches("form")) tell(elt, kindOf(xhr.status, xhr.getResponseHeader("X-Missing")));
    else if (xhr.status === 0) tell(elt.closest("form, .section"), "sidan");
    else location.assign(elt.href); // the page itself says what is wrong
  }

  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, failed);
  }
  document.addEventListener("htmx:beforeRequest", ({ target }) => forget(target));
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (detail.verb === "post" && token()) detail.parameters.csrfmiddlewaretoken = token();
  });

  // On a page of its own the answer takes the form's place, so the portal is asked first.
  async function ask(form, button) {
    const question = { method: "HEAD", redirect: "manual", headers: { "HX-Request": "true" } };
    const moved = 302; // of which fetch says only that it was so
    const status = await fetch(form.action, question).then(
      (answer) => answer.status || moved,
      () => 0,
    );
    if ([0, 401, 403].includes(status) || status > 499) {
      form.dataset.state = "";
      tell(form, kindOf(status));
    } else {
      form.dataset.state = "answered";
      form.requestSubmit(button);
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target, state = form.dataset.state;
    const hidden = form.elements.csrfmiddlewaretoken;
    if (hidden && token()) hidden.value = token();
    if (!form.matches(".editing:not([data-hx-post])") || state === "answered") {
      form.dataset.state = "";
      return;
    }
    event.preventDefault();
    if (state === "asking") return;
    form.dataset.state = "asking";
    ask(form, event.submitter);
  });
})();
