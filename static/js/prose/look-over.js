/* "Att se över": values that have changed, names that are none, words that age; one by one, each
   with a way to its place. Takes the place of the list that the portal made. */

import { agingIn } from "./aging.js";
import { button, find, later, make, sentences } from "./page.js";
import { accept, referencesIn, rename } from "./references.js";
import { onValues, said } from "./values.js";

const place = find("se-over-listor");
const titles = Object.fromEntries(
  ["andrat", "okant", "aldras"].map((name) => [name, find(`titel-${name}`).content.textContent.trim()]),
);

function section(title, items) {
  if (!items.length) return [];
  return [make("h3", {}, title), make("ul", { class: "plain" }, ...items)];
}

export function lookOver(editor) {
  const show = (from, to = from + 1) => () => {
    const chain = editor.chain().focus();
    const node = editor.state.doc.nodeAt(from);
    (node?.type.name === "reference" ? chain.setNodeSelection(from) : chain.setTextSelection({ from, to }))
      .scrollIntoView().run();
  };

  const item = (content, ...actions) =>
    make("li", {}, ...content, " ", make("span", { class: "item-actions" }, ...actions));

  function changed({ node, position }) {
    const { expression, seen } = node.attrs, { words, fact } = said(expression);
    return item(
      [make("span", { lang: "sv" }, make("del", {}, seen), " → ", make("ins", {}, words)),
        make("span", { class: "src", lang: "sv" }, ` ${fact.label}`)],
      button(sentences.accept, () => accept(editor, position), { "aria-label": `${sentences.accept}: ${seen} → ${words}` }),
      button(sentences.show, show(position), { "aria-label": `${sentences.show}: ${seen}` }),
    );
  }

  function wrong({ node, position }) {
    const { problem, nearest } = said(node.attrs.expression);
    const change = () => rename(editor, position, nearest);
    return item(
      [problem, nearest && ` ${sentences.meant} ”${nearest}”?`].filter(Boolean),
      ...(nearest ? [button(sentences.change, change, { "aria-label": `${sentences.change}: ${nearest}` })] : []),
      button(sentences.show, show(position), { "aria-label": `${sentences.show}: ${node.attrs.expression}` }),
    );
  }

  function ages({ from, to, words, advice }) {
    return item([make("b", { lang: "sv" }, words), ` ${advice}`],
      button(sentences.show, show(from, to), { "aria-label": `${sentences.show}: ${words}` }));
  }

  function draw() {
    const references = referencesIn(editor.state.doc);
    const of = (state) => references.filter((reference) => reference.state === state);
    const parts = [
      ...section(titles.andrat, of("changed").map(changed)),
      ...section(titles.okant, of("wrong").map(wrong)),
      ...section(titles.aldras, agingIn(editor.state.doc).map(ages)),
    ];
    const had = place.contains(document.activeElement);
    place.replaceChildren(...(parts.length ? parts : [make("p", { class: "hint" }, sentences.nothing)]));
    if (had) (place.querySelector("button") || find("se-over-rubrik")).focus();
  }

  const drawSoon = later(300, draw);
  editor.on("update", drawSoon);
  onValues(drawSoon);
  draw();
  return { draw: drawSoon };
}
