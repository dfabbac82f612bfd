/* What an author does with the references of a text: accept a new value, choose another form. */

import { standing } from "./reference.js";
import { normal, said } from "./values.js";

/* Every reference of the text, those in footnotes too: { node, position, ...standing }. */
export function referencesIn(doc) {
  const found = [];
  doc.descendants((node, position) => {
    if (node.type.name === "reference") found.push({ node, position, state: standing(node.attrs) });
  });
  return found;
}

export function change(editor, position, attributes) {
  const { state, view } = editor;
  const node = state.doc.nodeAt(position);
  if (node?.type.name !== "reference") return;
  const markup = state.tr.setNodeMarkup(position, undefined, { ...node.attrs, ...attributes });
  view.dispatch(markup);
}

export function accept(editor, position) {
  const answer = said(editor.state.doc.nodeAt(position)?.attrs.expression);
  if (answer) change(editor, position, { seen: answer.words });
}

export function sayAs(editor, position, form) {
  const [name] = editor.state.doc.nodeAt(position).attrs.expression.split("|");
  change(editor, position, { expression: normal(`${name}|${form}`), seen: "" });
}

export function rename(editor, position, expression) {
  change(editor, position, { expression: normal(expression), seen: "" });
}

export const formOf = (expression) => expression.split("|").slice(1).join("|");
