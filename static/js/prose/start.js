/* The page where a section is written: the text becomes an editor, and all that belongs to it. */

import {
  Blockquote, Bold, BulletList, Document, Dropcursor, Editor, Extension, Gapcursor, HardBreak, Heading,
  History, Italic, ListItem, OrderedList, Paragraph, Subscript, Superscript, Text, TrailingNode,
  pm,
} from "../../django_prose_editor/editor.js";
import { Aging, learnAging } from "./aging.js";
import { cardFor } from "./card.js";
import { DataBlock } from "./data-block.js";
import { askBlock, askFootnote, askLink } from "./dialogs.js";
import { fromEditor, toEditor } from "./exchange.js";
import { Footnote } from "./footnote.js";
import { Link } from "./link.js";
import { lookOver } from "./look-over.js";
import { find, make } from "./page.js";
import { pasted } from "./paste.js";
import { Reference } from "./reference.js";
import { saver } from "./saving.js";
import { forget, offer } from "./stash.js";
import { tables } from "./table.js";
import { insertFact, toolbarFor } from "./toolbar.js";

const form = find("skriv"), area = form.elements.text;
const box = make("div", { class: "prose-box" }, make("p", { class: "vh", id: "sagt", role: "status" }));
area.before(box);
area.hidden = true;
document.documentElement.classList.add("writes");

const PIECES = ["reference", "footnote"];

/* Who has pressed a value and types on adds to the sentence; the value is not written over. */
function typedBeside(view, _from, to, text) {
  const { selection, schema, tr } = view.state;
  const chosen = selection.node?.type.name, isBlock = chosen === "dataBlock";
  if (!isBlock && !PIECES.includes(chosen)) return false;
  if (isBlock) tr.insert(to, schema.nodes.paragraph.create(null, schema.text(text)));
  else tr.insertText(text, to);
  const end = to + text.length + (isBlock ? 1 : 0);
  view.dispatch(tr.setSelection(pm.state.TextSelection.create(tr.doc, end)));
  return true;
}

let card, bar;
const keys = Extension.create({
  name: "keys",
  addKeyboardShortcuts() {
    const selected = () => this.editor.state.selection.node?.type.name;
    const beside = (end) => () => {
      if (PIECES.includes(selected())) this.editor.commands.setTextSelection(this.editor.state.selection[end]);
      return false; // and then as everywhere
    };
    return {
      "Mod-k": () => void askLink(this.editor) || true,
      "Mod-j": () => void insertFact(this.editor) || true,
      "Mod-s": () => void saving.save() || true,
      "Alt-F10": () => bar.focus() || true,
      Enter: () => {
        if (selected() === "dataBlock") return void askBlock(this.editor) || true;
        return ["reference", "footnote"].includes(selected()) && card.enter();
      },
      ...Object.fromEntries(["Home", "Mod-Home"].map((key) => [key, beside("from")])),
      ...Object.fromEntries(["End", "Mod-End"].map((key) => [key, beside("to")])),
      Escape: () => {
        if (card.isOpen()) card.hide();
        else form.querySelector("[type=submit]").focus();
        return true;
      },
    };
  },
});

const editor = new Editor({
  element: box,
  injectCSS: false, // the policy allows no style but those of the portal
  content: toEditor(area.value),
  extensions: [
    keys, Document, Paragraph, Text, HardBreak, Bold, Italic, Subscript, Superscript, Link, BulletList,
    OrderedList.configure({ enableListAttributes: false }), ListItem, Blockquote,
    Heading.configure({ levels: [3, 4] }), ...tables, Reference, Footnote,
    DataBlock.configure({ edit: askBlock }), Aging, History, Dropcursor, Gapcursor, TrailingNode,
  ],
  editorProps: {
    transformPastedHTML: pasted,
    handleTextInput: typedBeside,
    attributes: {
      id: "texten", class: "prose", lang: "sv", role: "textbox", spellcheck: "true",
      "aria-multiline": "true", "aria-labelledby": "id_text_label", "aria-describedby": "texten-tangenter",
    },
  },
});

editor.view.dispatch(editor.state.tr); // now, and not with the first click, a line after the last table

/* The stored text is sent as it was unless something was written: drawing it anew is no change. */
let drawn = editor.getHTML(), isOwn = false;
function text() {
  const now = editor.getHTML();
  if (now !== drawn) {
    drawn = now;
    area.value = fromEditor(now);
  }
  return area.value;
}

const saving = saver(form, (aging) => {
  learnAging(aging);
  editor.view.dispatch(editor.state.tr.setMeta("aging", true).setMeta("addToHistory", false));
  over.draw();
});
form.addEventListener("formdata", ({ formData }) => formData.set("text", text()));
editor.on("update", () => isOwn || saving.changed());
for (const name of ["heading", "organisation"]) {
  form.elements[name].addEventListener("input", saving.changed);
}
find("id_text_label").addEventListener("click", () => editor.commands.focus());

card = cardFor(editor, box, (_editor, position) => askFootnote(editor, position));
bar = toolbarFor(editor);
const over = lookOver(editor);

const hasErrors = form.querySelector(".summary, .meanwhile") !== null;
if (hasErrors) forget();
else offer(form, (stash) => {
  for (const name of ["heading", "organisation", "version"]) form.elements[name].value = stash[name];
  area.value = stash.text;
  isOwn = true;
  editor.commands.setContent(toEditor(stash.text));
  isOwn = false;
  drawn = editor.getHTML();
  saving.changed();
});
