/* What is typed is also kept in the browser until the portal has it: for a lost net, a session that
   has run out, a browser that dies. Under the account's own key, as others may use the machine. */

import { button, find, make, page } from "./page.js";

const FIELDS = ["heading", "organisation", "text", "version"];

export function keep(data) {
  const kept = Object.fromEntries(FIELDS.map((name) => [name, data.get(name) ?? ""]));
  try {
    localStorage.setItem(page.key, JSON.stringify(kept));
  } catch {
    // No room, or not allowed: the portal is told as often as it answers.
  }
}

export function forget() {
  try {
    localStorage.removeItem(page.key);
  } catch {
    // As above.
  }
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(page.key));
  } catch {
    return null;
  }
}

/* What a text says, however it is written: the portal stores it tidied, with values filled in. */
function said(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  holder.content.querySelectorAll("data").forEach((value) => value.replaceChildren());
  return holder.innerHTML.replace(/\s*(<\/?(?:p|h[34]|[uo]l|li|blockquote|table|t\w+|figure)\b[^>]*>)\s*/g, "$1");
}

/* Offer what was never saved, if it says something else than the page. */
export function offer(form, restore) {
  const stash = kept(), own = form.elements;
  const differs = stash && (
    stash.heading !== own.heading.value
    || stash.organisation !== own.organisation.value
    || said(stash.text) !== said(own.text.value)
  );
  if (!differs) return forget();
  const told = find("osparat").content.firstElementChild.cloneNode(true);
  const done = () => told.remove();
  const take = () => {
    restore(stash);
    done();
  };
  const drop = () => {
    forget();
    done();
  };
  told.append(make("p", { class: "actions" },
    button(told.dataset.take, take, { class: "button" }), button(told.dataset.drop, drop)));
  form.prepend(told);
  return told;
}
