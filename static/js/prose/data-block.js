/* A place in the text where a table or a figure made from the register stands. */

import { Node } from "../../django_prose_editor/editor.js";
import { button, make, page, sentences } from "./page.js";

const nameOf = (kind) => page.kinds.find((known) => known.name === kind)?.label || kind;

function nameOfNetwork(slug) {
  if (slug === "alla") return sentences.everyNetwork;
  return page.networks.find((known) => known.slug === slug)?.name || slug;
}

/* Short names as they are today: a network may have been called something else when they were chosen. */
const today = (only) => only.split(" ").map((slug) => page.former[slug] || slug).join(" ");

function networksOf(only) {
  if (!only) return page.network ? nameOfNetwork(page.network) : sentences.reportsNetworks;
  return only.split(" ").map(nameOfNetwork).join(", ");
}

export const DataBlock = Node.create({
  name: "dataBlock",
  group: "block",
  atom: true,
  selectable: true,
  draggable: true,

  addOptions() {
    return { edit: () => {} };
  },

  addAttributes() {
    return {
      kind: {
        default: "memberships",
        parseHTML: (element) => element.dataset.block,
        renderHTML: ({ kind }) => ({ "data-block": kind }),
      },
      caption: {
        default: "",
        parseHTML: (element) => element.textContent.trim(),
        renderHTML: () => ({}),
      },
      only: {
        default: "",
        parseHTML: (element) => today(element.dataset.only || ""),
        renderHTML: ({ only }) => (only ? { "data-only": only } : {}),
      },
    };
  },

  parseHTML() {
    return [{ tag: "figure[data-block]" }];
  },

  renderHTML({ node, HTMLAttributes }) {
    const { caption } = node.attrs;
    return ["figure", HTMLAttributes, caption ? ["figcaption", caption] : ["figcaption"]];
  },

  addNodeView() {
    return ({ node, editor, getPos }) => {
      const dom = make("div", { class: "data-block", contenteditable: "false" });
      const preview = make("div", { class: "data-block-preview", lang: "sv" });
      let shown = node, asked = "";
      async function look() {
        const { kind, caption, only } = shown.attrs;
        const query = new URLSearchParams({ slag: kind, rubrik: caption, endast: only }).toString();
        if (query === asked) return;
        asked = query;
        const html = await fetch(`${page.block}?${query}`, { headers: { "HX-Request": "true" } })
          .then((answer) => (answer.ok ? answer.text() : ""), () => "");
        if (asked !== query) return;
        if (html) preview.innerHTML = html;
        else preview.replaceChildren(caption, make("p", { class: "hint" }, sentences.noPreview));
      }
      const select = () => editor.chain().focus().setNodeSelection(getPos()).run();
      const edit = () => select() && this.options.edit(editor);
      const remove = () => select() && editor.commands.deleteSelection();
      const redraw = () => {
        const { kind, only } = shown.attrs;
        dom.replaceChildren(
          make("p", { class: "data-block-name" }, make("b", {}, nameOf(kind)), ` · ${networksOf(only)}`),
          preview,
          make("p", { class: "actions" }, button(sentences.edit, edit), button(sentences.remove, remove)),
        );
        look();
      };
      redraw();
      return {
        dom,
        update(now) {
          if (now.type !== shown.type) return false;
          shown = now;
          redraw();
          return true;
        },
        stopEvent: (event) => event.target.closest("button") !== null,
        ignoreMutation: ({ type }) => type !== "selection",
      };
    };
  },
});
