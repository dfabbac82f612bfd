/* Tables that the author writes: a caption above, a row of headings first. */

import { Table, TableCell, TableHeader, TableRow } from "../../django_prose_editor/editor.js";
import { make, sentences } from "./page.js";

let number = 0;

const CaptionedTable = Table.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      caption: {
        default: "",
        parseHTML: (element) => element.dataset.caption || "",
        renderHTML: ({ caption }) => (caption ? { "data-caption": caption } : {}),
      },
    };
  },

  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      Enter: ({ editor }) => editor.isActive("table") && editor.commands.setHardBreak(),
    };
  },

  addNodeView() {
    return ({ node, view, getPos }) => {
      const id = `tabell-${(number += 1)}`;
      const input = make("input", { id, type: "text", class: "input", autocomplete: "off", lang: "sv" });
      input.value = node.attrs.caption;
      input.addEventListener("input", () => {
        view.dispatch(view.state.tr.setNodeAttribute(getPos(), "caption", input.value));
      });
      const label = make("label", { for: id }, sentences.caption);
      const contentDOM = make("tbody");
      const table = make("table", { class: "typed-table" }, contentDOM);
      const named = make("div", { class: "table-name", contenteditable: "false" }, label, input);
      const dom = make("div", { class: "table-box" }, named, make("div", { class: "table-roll" }, table));
      let shown = node;
      return {
        dom,
        contentDOM,
        update(now) {
          if (now.type !== shown.type) return false;
          shown = now;
          if (input.value !== now.attrs.caption) input.value = now.attrs.caption;
          return true;
        },
        stopEvent: (event) => named.contains(event.target),
        ignoreMutation: (change) => !contentDOM.contains(change.target),
      };
    };
  },
});

export const tables = [
  CaptionedTable,
  TableRow,
  TableHeader.extend({ content: "paragraph+" }),
  TableCell.extend({ content: "paragraph+" }),
];
