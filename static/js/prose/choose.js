/* "Infoga uppgift": a list of the register's facts that is searched while one types. */

import { find, later, make, page, sentences } from "./page.js";

const dialog = find("infoga-uppgift"), seek = find("sok-uppgift");
const list = find("uppgifter"), count = find("uppgifter-antal");
let shown = [], active = -1, latest = 0;
let isBehind = false; // what is shown answers to less than has been typed

function mark(number) {
  active = number;
  [...list.children].forEach((option, index) =>
    option.setAttribute("aria-selected", String(index === active)));
  const option = list.children[active];
  if (option) {
    seek.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    seek.removeAttribute("aria-activedescendant");
  }
}

function option(fact, number) {
  const origin = [fact.source, fact.day].filter(Boolean).join(", ");
  const choose = () => finish(fact);
  return make("li", { role: "option", id: `uppgift-${number}`, "aria-selected": "false", lang: "sv", onclick: choose },
    make("span", { class: "fact-label" }, fact.label),
    make("span", { class: "fact-value" }, fact.value),
    make("span", { class: "src" }, origin || fact.name));
}

function finish(fact) {
  dialog.chosen = fact;
  dialog.close("ja");
}

async function look() {
  const turn = (latest += 1);
  const query = new URLSearchParams({ q: seek.value.trim(), natverk: page.network });
  const answer = await fetch(`${page.facts}?${query}`, { headers: { Accept: "application/json", "HX-Request": "true" } })
    .then((reply) => (reply.ok ? reply.json() : null), () => null);
  if (turn !== latest) return;
  if (!answer) {
    count.textContent = `${sentences.unanswered}`;
    return;
  }
  isBehind = false;
  shown = answer.facts;
  list.replaceChildren(...shown.map(option));
  const more = answer.count - shown.length;
  count.textContent = !shown.length ? sentences.none : more > 0 ? sentences.more.replace("%(n)s", more) : "";
  mark(shown.length ? 0 : -1);
}

const lookSoon = later(150, look);

function typed() {
  isBehind = true;
  lookSoon();
}

/* Whoever types fast and presses Enter means what was typed, not what is shown still. */
async function take() {
  if (isBehind) {
    lookSoon.cancel();
    await look();
  }
  if (!isBehind && dialog.open && shown[active]) finish(shown[active]);
}

function pressed(event) {
  const last = shown.length - 1;
  const moves = { ArrowDown: Math.min(active + 1, last), ArrowUp: Math.max(active - 1, 0) };
  if (event.key in moves) {
    event.preventDefault();
    mark(moves[event.key]);
  } else if (event.key === "Enter") {
    event.preventDefault();
    take();
  }
}

seek.addEventListener("input", typed);
seek.addEventListener("keydown", pressed);

/* The fact that was chosen; null when none was. */
export function chooseFact() {
  dialog.chosen = null;
  dialog.returnValue = "";
  seek.value = "";
  list.replaceChildren();
  shown = [];
  isBehind = false;
  look();
  dialog.showModal();
  seek.focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue ? dialog.chosen : null), { once: true });
  });
}
