/* A footnote: a number in the text; what it says is written in a dialog. */

import { Node } from "../../django_prose_editor/editor.js";
import { make, sentences } from "./page.js";

export const Footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  content: "(text | reference | hardBreak)*",

  parseHTML() {
    return [{ tag: "span.footnote" }];
  },

  renderHTML() {
    return ["span", { class: "footnote" }, 0];
  },

  renderText() {
    return "";
  },

  addNodeView() {
    return ({ node }) => {
      const dom = make("sup", { class: "note-mark", contenteditable: "false" });
      let shown = node;
      const redraw = () => dom.setAttribute("aria-label", `${sentences.footnote}: ${wordsOf(shown)}`);
      redraw();
      return {
        dom,
        update(now) {
          if (now.type !== shown.type) return false;
          shown = now;
          redraw();
          return true;
        },
        ignoreMutation: ({ type }) => type !== "selection",
      };
    };
  },
});

/* The words of a footnote, as they are read. */
export function wordsOf(note) {
  return note.textBetween(0, note.content.size, " ", (leaf) =>
    leaf.type.spec.renderText?.({ node: leaf }) ?? leaf.attrs.seen ?? " ");
}
