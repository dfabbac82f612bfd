/* Between the text as it is stored and as the editor has it. They differ in tables, which have a
   caption, a head and a body when stored, and in references that are typed in braces. */

const TYPED = /\{\{([^{}]+)\}\}/g;

function parsed(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

function written(content) {
  const holder = document.createElement("div");
  holder.append(content);
  return holder.innerHTML;
}

export function toEditor(html) {
  const content = parsed(html);
  for (const table of content.querySelectorAll("table")) {
    const caption = table.querySelector("caption");
    if (!caption) continue;
    table.dataset.caption = caption.textContent.trim();
    caption.remove();
  }
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    text.data = text.data.replace(/[ \t\r\n\f]+/g, " ");  // the editor drops lone ends of lines
    if (!text.data.includes("{{")) continue;
    const parts = text.data.split(TYPED).map((part, number) => {
      if (number % 2 === 0) return part;
      const reference = document.createElement("data");
      reference.setAttribute("value", part.trim());
      return reference;
    });
    text.replaceWith(...parts);
  }
  return written(content);
}

export function fromEditor(html) {
  const content = parsed(html);
  content.querySelectorAll("table").forEach(asStored);
  return written(content);
}

function asStored(table) {
  for (const cell of table.querySelectorAll("th, td")) {
    const lines = [...cell.children].filter((child) => child.matches("p"));
    lines.forEach((line, number) => {
      if (number) line.before(document.createElement("br"));
      line.replaceWith(...line.childNodes);
    });
    for (const { name } of [...cell.attributes]) {
      if (!["colspan", "rowspan"].includes(name)) cell.removeAttribute(name);
    }
  }
  const rows = [...table.querySelectorAll("tr")];
  const isHead = (row) => [...row.cells].every((cell) => cell.tagName === "TH");
  const first = rows.findIndex((row) => !isHead(row));
  const head = document.createElement("thead"), body = document.createElement("tbody");
  head.append(...(first === -1 ? rows : rows.slice(0, first)));
  body.append(...(first === -1 ? [] : rows.slice(first)));
  const caption = document.createElement("caption");
  caption.textContent = table.dataset.caption || "";
  const parts = [caption.textContent && caption, head.rows.length && head, body.rows.length && body];
  const stored = document.createElement("table");
  stored.append(...parts.filter(Boolean));
  table.replaceWith(stored);
}
