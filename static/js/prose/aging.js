/* Words that age are underlined. Which they are, and what to write instead, is found by the portal,
   when the page is shown and with every save; here they are found again in the text. */

import { Extension, pm } from "../../django_prose_editor/editor.js";
import { page } from "./page.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;

const LETTER = "[\\p{L}\\p{N}_]";
const PIECE = "\ufffc"; // a value, a footnote or a new line among the words
let patterns = [], cache = new WeakMap();

/* "de senaste två åren" is found where "två" is a value too. */
function patternOf({ words, advice }) {
  const parts = words.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const source = parts.map((word) => (parts.length > 1 ? `(?:${word}|${PIECE})` : word)).join("\\s+");
  return { find: new RegExp(`(?<!${LETTER})(?:${source})(?!${LETTER})`, "gu"), words, advice };
}

export function learnAging(found) {
  patterns = found.map(patternOf);
  cache = new WeakMap();
}
learnAging(page.aging);

/* The words of a line that age: { from, to } inside it, what they are and what to write instead. */
function inLine(line) {
  if (cache.has(line)) return cache.get(line);
  let text = "";
  line.forEach((child) => {
    text += child.isText ? child.text : PIECE.repeat(child.nodeSize);
  });
  const found = new Map();
  for (const { find, words, advice } of patterns) {
    for (const match of text.matchAll(find)) {
      const from = match.index, to = from + match[0].length;
      if (!found.has(from) || found.get(from).to < to) found.set(from, { from, to, words, advice });
    }
  }
  const words = [...found.values()].sort((a, b) => a.from - b.from);
  cache.set(line, words);
  return words;
}

export function agingIn(doc) {
  const found = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const start = position + 1;
    for (const { from, to, ...rest } of inLine(node)) {
      found.push({ from: start + from, to: start + to, ...rest });
    }
    return false;
  });
  return found;
}

const decorated = (doc) =>
  DecorationSet.create(
    doc,
    agingIn(doc).map(({ from, to, advice }) =>
      Decoration.inline(from, to, { class: "ages", title: advice })),
  );

export const Aging = Extension.create({
  name: "aging",

  addProseMirrorPlugins() {
    const key = new PluginKey("aging");
    return [
      new Plugin({
        key,
        state: {
          init: (_, { doc }) => decorated(doc),
          apply: (change, set) =>
            change.docChanged || change.getMeta("aging") ? decorated(change.doc) : set,
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ];
  },
});
