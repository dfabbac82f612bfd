/* The card beside a reference or a footnote, on hover and when it is selected: what it says, from
   what source and day, in what form; accepting a new value. Escape takes it away. */

import { button, find, make, page, sentences } from "./page.js";
import { wordsOf } from "./footnote.js";
import { accept, formOf, rename, sayAs } from "./references.js";
import { standing } from "./reference.js";
import { onValues, said } from "./values.js";

const AWAY = 250; // milliseconds to get from the words to the card

function formChooser(editor, position, expression, { forms: fitting }) {
  const own = formOf(expression);
  const forms = page.forms.filter(({ name }) => !name || fitting.includes(name));
  if (!forms.some(({ name }) => name === own)) forms.push({ name: own, label: own });
  const options = forms.map(({ name, label }) =>
    make("option", { value: name, selected: name === own }, label));
  const chosen = ({ target }) => sayAs(editor, position, target.value);
  const select = make("select", { class: "select", id: "kort-form", onchange: chosen }, ...options);
  return make("p", { class: "card-form" }, make("label", { for: "kort-form" }, sentences.said), select);
}

function line(label, ...content) {
  return make("div", {}, make("dt", {}, label), make("dd", { lang: "sv" }, ...content));
}

function ofReference(editor, position, { expression, seen }) {
  const answer = said(expression), state = standing({ expression, seen });
  if (!answer) return [make("p", { class: "hint" }, sentences.waits)];
  const { fact } = answer;
  if (answer.problem) {
    const meant = () => rename(editor, position, answer.nearest);
    return [
      make("p", { class: "error" }, answer.problem),
      answer.nearest && make("p", {}, `${sentences.meant} `, make("code", {}, answer.nearest), "? ",
        button(sentences.change, meant)),
    ];
  }
  const parts = [make("p", { class: "card-label", lang: "sv" }, make("b", {}, fact.label))];
  const rows = [];
  if (state === "changed") rows.push(line(sentences.was, make("del", {}, seen)));
  rows.push(line(sentences.now, answer.words));
  if (fact.source) rows.push(line(sentences.source.replace(":", ""), fact.source));
  if (fact.day) rows.push(line(sentences.applies, fact.day));
  parts.push(make("dl", { class: "card-rows" }, ...rows));
  for (const other of fact.disputed) {
    parts.push(make("p", { class: "mark" }, `${sentences.disputed} `, make("span", { lang: "sv" }, other)));
  }
  if (state === "changed") {
    const take = () => accept(editor, position);
    parts.push(make("p", {}, button(sentences.accept, take, { class: "button" })));
  }
  parts.push(formChooser(editor, position, expression, fact));
  if (fact.address) {
    parts.push(make("p", {}, make("a", { href: fact.address, target: "_blank" }, sentences.row)));
  }
  return parts;
}

export function cardFor(editor, box, editFootnote) {
  const card = make("div", { class: "card", role: "group", hidden: true });
  const told = find("sagt");
  let position = null, timer;
  box.append(card);

  function nodeHere() {
    const node = position === null ? null : editor.state.doc.nodeAt(position);
    return node && ["reference", "footnote"].includes(node.type.name) ? node : null;
  }

  function fill() {
    const node = nodeHere();
    if (!node) return hide();
    const had = card.contains(document.activeElement);
    const parts = node.type.name === "reference"
      ? ofReference(editor, position, node.attrs)
      : [make("p", { lang: "sv" }, wordsOf(node)),
          make("p", {}, button(sentences.edit, () => editFootnote(editor, position)))];
    card.replaceChildren(...parts.filter(Boolean));
    card.setAttribute("aria-label", card.querySelector("p").textContent);
    if (had) card.querySelector("button, select, a")?.focus();
  }

  function place() {
    const dom = editor.view.nodeDOM(position);
    if (!dom?.getBoundingClientRect) return;
    const at = dom.getBoundingClientRect(), frame = box.getBoundingClientRect();
    const left = Math.max(0, Math.min(at.left - frame.left, frame.width - card.offsetWidth));
    card.style.insetBlockStart = `${at.bottom - frame.top + 4}px`;
    card.style.insetInlineStart = `${left}px`;
  }

  function show(at) {
    clearTimeout(timer);
    if (at === position && !card.hidden) return;
    position = at;
    card.hidden = false;
    fill();
    if (!card.hidden) place();
  }

  function hide() {
    clearTimeout(timer);
    card.hidden = true;
    position = null;
  }

  const hideSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!card.matches(":hover, :focus-within") && selected() === null) hide();
    }, AWAY);
  };

  function selected() {
    const { node, from } = editor.state.selection;
    return node && ["reference", "footnote"].includes(node.type.name) ? from : null;
  }

  editor.view.dom.addEventListener("mouseover", ({ target }) => {
    const piece = target.closest(".chip, .note-mark");
    if (piece) show(editor.view.posAtDOM(piece, 0) - (piece.pmViewDesc?.border || 0));
  });
  editor.view.dom.addEventListener("mouseout", hideSoon);
  card.addEventListener("mouseleave", hideSoon);
  card.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    const here = position;
    hide();
    editor.chain().focus().setTextSelection(here + 1).run();
  });
  editor.on("selectionUpdate", () => {
    const at = selected();
    if (at === null) return hide();
    show(at);
    card.scrollIntoView({ block: "nearest" });
    const node = nodeHere();
    if (node?.type.name === "reference") told.textContent = card.querySelector("p").textContent;
  });
  editor.on("update", () => !card.hidden && fill());
  onValues(() => !card.hidden && fill());

  return {
    hide,
    isOpen: () => !card.hidden,
    enter() {
      if (card.hidden) return false;
      card.querySelector("button, select, a")?.focus();
      return true;
    },
  };
}
