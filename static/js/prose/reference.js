/* A value of the register in the text: an inline piece that shows what the register says. */

import { InputRule, Node, PasteRule } from "../../django_prose_editor/editor.js";
import { make } from "./page.js";
import { normal, onValues, said } from "./values.js";

const TYPED = /\{\{([^{}]+)\}\}$/;
const PASTED = /\{\{([^{}]+)\}\}/g;

/* How a reference stands: "waiting", "wrong", "changed" since it was last read, or "well". */
export function standing({ expression, seen }) {
  const answer = said(expression);
  if (!answer) return "waiting";
  if (answer.problem) return "wrong";
  return seen && seen !== answer.words ? "changed" : "well";
}

function draw(chip, { expression, seen }) {
  const state = standing({ expression, seen }), answer = said(expression);
  chip.className = `chip ${state}`;
  chip.dataset.expression = expression;
  if (state === "changed") {
    chip.replaceChildren(make("del", {}, seen), " → ", make("ins", {}, answer.words));
  } else if (state === "wrong") {
    chip.replaceChildren(`{{ ${expression} }}`);
  } else {
    chip.replaceChildren(answer?.words || seen || expression);
  }
}

export const Reference = Node.create({
  name: "reference",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,

  addAttributes() {
    return {
      expression: {
        default: "",
        parseHTML: (element) => normal(element.getAttribute("value")),
        renderHTML: ({ expression }) => ({ value: expression }),
      },
      seen: {
        default: "",
        parseHTML: (element) => element.textContent.trim(),
        renderHTML: () => ({}),
      },
    };
  },

  parseHTML() {
    return [{ tag: "data[value]" }];
  },

  renderHTML({ node, HTMLAttributes }) {
    const { seen } = node.attrs;
    return seen ? ["data", HTMLAttributes, seen] : ["data", HTMLAttributes];
  },

  renderText({ node }) {
    return said(node.attrs.expression)?.words || node.attrs.seen;
  },

  addInputRules() {
    return [new InputRule({ find: TYPED, handler: ({ chain, range, match }) => insert(chain(), range, match) })];
  },

  addPasteRules() {
    return [new PasteRule({ find: PASTED, handler: ({ chain, range, match }) => insert(chain(), range, match) })];
  },

  addNodeView() {
    return ({ node }) => {
      const dom = make("span", { contenteditable: "false" });
      let shown = node;
      const redraw = () => draw(dom, shown.attrs);
      const forget = onValues(redraw);
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
        destroy: forget,
      };
    };
  },
});

function insert(chain, range, match) {
  const expression = normal(match[1]);
  if (!expression) return;
  chain.insertContentAt(range, { type: "reference", attrs: { expression, seen: "" } }).run();
}
