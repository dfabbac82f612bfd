/* The dialogs of the toolbar: link, table, footnote, and a table or figure from the register. */

import {
  Bold, Document, Editor, Italic, Paragraph, Subscript, Superscript, Text, UndoRedo, pm,
} from "../../django_prose_editor/editor.js";
import { ask, find, page } from "./page.js";
import { Link } from "./link.js";
import { Reference } from "./reference.js";

const fields = (form) => form.elements;

function withScheme(address) {
  if (!address || /^([a-z][a-z0-9+.-]*:|#)/i.test(address)) return address;
  return address.includes("@") ? `mailto:${address}` : `https://${address}`;
}

export async function askLink(editor) {
  const { selection } = editor.state, isLink = editor.isActive("link");
  const needsWords = selection.empty && !isLink;
  const answer = await ask(find("infoga-lank"), (form) => {
    fields(form).href.value = editor.getAttributes("link").href || "";
    fields(form).words.value = "";
    form.querySelector("[data-when-empty]").hidden = !needsWords;
  });
  const chain = editor.chain().focus();
  if (!answer) return chain.run();
  const href = withScheme(answer.get("href").trim());
  if (!href) return chain.extendMarkRange("link").unsetLink().run();
  if (!needsWords) return chain.extendMarkRange("link").setLink({ href }).run();
  const text = answer.get("words").trim() || href;
  const marks = [{ type: "link", attrs: { href } }];
  return chain.insertContent([{ type: "text", text, marks }]).unsetMark("link").run();
}

export async function askTable(editor) {
  const answer = await ask(find("infoga-tabell"), (form) => form.reset());
  const chain = editor.chain().focus();
  if (!answer) return chain.run();
  const rows = Number(answer.get("rows")) + 1, cols = Number(answer.get("cols"));
  return chain
    .insertTable({ rows, cols, withHeaderRow: true })
    .updateAttributes("table", { caption: answer.get("caption").trim() })
    .run();
}

const OneLine = Document.extend({ content: "paragraph" });
const footnoteParts = [
  OneLine, Paragraph, Text, Bold, Italic, Subscript, Superscript, UndoRedo, Reference, Link,
];

/* Write a footnote: a new one where the cursor is, or the one at the position. */
export async function askFootnote(editor, position = null) {
  const note = position === null ? null : editor.state.doc.nodeAt(position);
  const dialog = find("infoga-fotnot"), place = dialog.querySelector("[data-footnote]");
  const html = note ? htmlOf(editor, note) : "";
  const small = new Editor({
    element: place,
    injectCSS: false,
    extensions: footnoteParts,
    content: `<p>${html}</p>`,
    autofocus: "end",
    editorProps: {
      attributes: {
        role: "textbox", "aria-multiline": "true", lang: "sv",
        "aria-labelledby": "fotnot-text", "aria-describedby": "fotnot-hjalp",
      },
      handleKeyDown: (_view, event) => {
        if (event.key === "Escape") dialog.close();
        else if (event.key === "Enter") dialog.querySelector("button[value=ja]").click();
        else return false;
        return true;
      },
    },
  });
  const answer = await ask(dialog, () => {});
  const written = small.getHTML().replace(/^<p>|<\/p>$/g, ""), isEmpty = small.isEmpty;
  small.destroy();
  const chain = editor.chain().focus();
  if (!answer) return chain.run();
  const range = note && { from: position, to: position + note.nodeSize };
  if (isEmpty) return range ? chain.deleteRange(range).run() : chain.run();
  const content = `<span class="footnote">${written}</span>`;
  if (range) return chain.insertContentAt(range, content).run();
  return chain.setTextSelection(editor.state.selection.to).insertContent(content).run();
}

function htmlOf(editor, note) {
  const holder = document.createElement("div");
  const serializer = pm.model.DOMSerializer.fromSchema(editor.schema);
  holder.append(serializer.serializeFragment(note.content));
  return holder.innerHTML;
}

export async function askBlock(editor) {
  const { node } = editor.state.selection;
  const known = node?.type.name === "dataBlock" ? node.attrs : null;
  const dialog = find("infoga-block"), seek = find("block-sok");
  const sift = () => {
    const wanted = seek.value.trim().toLowerCase();
    for (const choice of dialog.querySelectorAll(".network-list .choice")) {
      const isChosen = choice.querySelector("input").checked;
      choice.hidden = !isChosen && !choice.textContent.toLowerCase().includes(wanted);
    }
  };
  seek.oninput = sift;
  const answer = await ask(dialog, (form) => {
    form.reset();
    if (known) {
      fields(form).kind.value = known.kind;
      fields(form).caption.value = known.caption;
    }
    const only = known ? known.only.split(" ") : [page.network];
    for (const box of form.querySelectorAll("[name=only]")) box.checked = only.includes(box.value);
    sift();
  });
  const chain = editor.chain().focus();
  if (!answer) return chain.run();
  const attrs = {
    kind: answer.get("kind"),
    caption: answer.get("caption").trim(),
    only: answer.getAll("only").join(" "),
  };
  if (known) return chain.updateAttributes("dataBlock", attrs).run();
  return chain.insertContent({ type: "dataBlock", attrs }).run();
}
