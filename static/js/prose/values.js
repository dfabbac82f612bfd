/* What expressions say now, by the portal's word: told with the page, or asked for when typed. */

import { later, page } from "./page.js";

const known = new Map();
const asked = new Set();
const listeners = new Set();
const MOST = 40; // as the portal answers at a time

function learn(answers) {
  for (const said of answers) known.set(said.expression, said);
  for (const listen of listeners) listen();
}

const ask = later(60, async () => {
  const expressions = [...asked].slice(0, MOST);
  const query = new URLSearchParams(expressions.map((text) => ["uttryck", text]));
  try {
    const answer = await fetch(`${page.values}?${query}`, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return;
    expressions.forEach((text) => asked.delete(text));
    learn((await answer.json()).values);
    if (asked.size) ask();
  } catch {
    // It is asked for again with the next word typed.
  }
});

/* What the expression says: undefined while that is not known yet. */
export function said(expression) {
  if (!known.has(expression) && expression) {
    asked.add(expression);
    ask();
  }
  return known.get(expression);
}

export function onValues(listen) {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

export const normal = (typed) =>
  typed.split("|").map((part) => part.trim()).filter(Boolean).join("|");

learn(page.known);
