/* Words that age are underlined while one writes. The patterns come from the portal. */

import { Extension, pm } from "../../django_prose_editor/editor.js";
import { page } from "./page.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;

const LETTER = "[\\p{L}\\p{N}_]";
const LETTER_OR_PIECE = "[\\p{L}\\p{N}_\\ufffc]"; // "de senaste två åren", where "två" is a value
const patterns = page.aging.map(({ pattern, advice }) => {
  const source = pattern.replaceAll("\\w", LETTER_OR_PIECE);
  return { find: new RegExp(`(?<!${LETTER})(?:${source})(?!${LETTER})`, "giu"), advice };
});
const cache = new WeakMap();

/* The words of a line that age: { from, to } inside it, what they are and what to write instead. */
function inLine(line) {
  if (cache.has(line)) return cache.get(line);
  let text = "";
  line.forEach((child) => {
    text += child.isText ? child.text : "\ufffc".repeat(child.nodeSize);
  });
  const found = new Map();
  for (const { find, advice } of patterns) {
    for (const match of text.matchAll(find)) {
      const from = match.index, to = from + match[0].length;
      if (!found.has(from) || found.get(from).to < to) {
        found.set(from, { from, to, words: match[0].replaceAll("\ufffc", "…"), advice });
      }
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
          apply: (change, set) => (change.docChanged ? decorated(change.doc) : set),
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ];
  },
});
