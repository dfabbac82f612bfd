/* The toolbar: one stop for Tab, arrows inside it, Alt F10 leads there from the text. */

import { askBlock, askFootnote, askLink, askTable } from "./dialogs.js";
import { chooseFact } from "./choose.js";
import { find } from "./page.js";
import { normal } from "./values.js";

export async function insertFact(editor) {
  const fact = await chooseFact();
  const chain = editor.chain().focus();
  if (!fact) return chain.run();
  const attrs = { expression: normal(fact.name), seen: "" };
  return chain.insertContent({ type: "reference", attrs }).run();
}

const inList = (editor) => editor.isActive("listItem");
const run = (name, ...args) => (editor) => editor.chain().focus()[name](...args).run();
const toggled = (mark, name) => ({ run: run(name), isOn: (editor) => editor.isActive(mark) });

const ACTIONS = {
  bold: toggled("bold", "toggleBold"),
  italic: toggled("italic", "toggleItalic"),
  subscript: toggled("subscript", "toggleSubscript"),
  superscript: toggled("superscript", "toggleSuperscript"),
  bulletList: toggled("bulletList", "toggleBulletList"),
  orderedList: toggled("orderedList", "toggleOrderedList"),
  blockquote: toggled("blockquote", "toggleBlockquote"),
  outdent: { run: run("liftListItem", "listItem"), may: inList },
  indent: { run: run("sinkListItem", "listItem"), may: inList },
  link: { run: askLink, isOn: (editor) => editor.isActive("link") },
  footnote: { run: (editor) => askFootnote(editor) },
  table: { run: askTable, may: (editor) => !editor.isActive("table") },
  fact: { run: insertFact },
  dataBlock: { run: askBlock, may: (editor) => !editor.isActive("table") },
  undo: { run: run("undo"), may: (editor) => editor.can().undo() },
  redo: { run: run("redo"), may: (editor) => editor.can().redo() },
  addRowAfter: { run: run("addRowAfter") },
  addColumnAfter: { run: run("addColumnAfter") },
  deleteRow: { run: run("deleteRow") },
  deleteColumn: { run: run("deleteColumn") },
  toggleHeaderColumn: { run: run("toggleHeaderColumn") },
  deleteTable: { run: run("deleteTable") },
};
const LEVELS = { 1: 3, 2: 4 }; // of an inner heading in the text, and in the stored HTML

export function toolbarFor(editor) {
  const bar = find("verktyg"), kind = bar.querySelector("[data-kind-of-line]");
  const buttons = [...bar.querySelectorAll("[data-do]")];
  const ofTable = bar.querySelector("[data-in-table]");
  const more = bar.querySelector("[data-more]"), all = [...bar.querySelectorAll("select, button")];
  const stops = () => all.filter((stop) => stop.getClientRects().length);

  function stand(stop) {
    for (const other of all) other.tabIndex = other === stop ? 0 : -1;
  }

  function show() {
    for (const button of buttons) {
      const { isOn, may } = ACTIONS[button.dataset.do];
      if (isOn) button.setAttribute("aria-pressed", String(isOn(editor)));
      if (may) button.setAttribute("aria-disabled", String(!may(editor)));
    }
    const level = Object.keys(LEVELS).find((n) => editor.isActive("heading", { level: LEVELS[n] }));
    kind.value = level || "p";
    ofTable.hidden = !editor.isActive("table");
    if (!stops().some((stop) => stop.tabIndex === 0)) stand(kind);
  }

  for (const button of buttons) {
    const { run: act } = ACTIONS[button.dataset.do];
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      stand(button);
      if (button.getAttribute("aria-disabled") !== "true") act(editor);
    });
  }
  more.addEventListener("mousedown", (event) => event.preventDefault());
  more.addEventListener("click", () => {
    stand(more);
    const isOpen = bar.classList.toggle("all");
    more.setAttribute("aria-expanded", String(isOpen));
  });
  kind.addEventListener("change", () => {
    const chain = editor.chain().focus(), level = LEVELS[kind.value];
    (level ? chain.setHeading({ level }) : chain.setParagraph()).run();
  });
  bar.addEventListener("keydown", (event) => {
    const seen = stops(), here = seen.indexOf(document.activeElement);
    const to = {
      ArrowRight: (here + 1) % seen.length,
      ArrowLeft: (here - 1 + seen.length) % seen.length,
      Home: 0,
      End: seen.length - 1,
    }[event.key];
    if (event.key === "Escape") editor.commands.focus();
    if (to === undefined || here < 0) return;
    event.preventDefault();
    stand(seen[to]);
    seen[to].focus();
  });
  editor.on("transaction", show);
  window.addEventListener("resize", show);
  stand(kind);
  show();
  bar.hidden = false;
  return { focus: () => (stops().find((stop) => stop.tabIndex === 0) || kind).focus() };
}
