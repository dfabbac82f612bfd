/* What is pasted from elsewhere: headings come under the section's own, the lists of Word, which are
   paragraphs that begin with a bullet, become lists, and what only a style says becomes a mark.
   Styles are read as words and go no further: the portal's policy allows none. */

import { make } from "./page.js";

const STYLE_SHEET = /<style\b[\s\S]*?<\/style>/gi, STYLE = /(<[a-z][^>]*?)\sstyle\s*=/gi;
const POINT = /mso-list:\s*l\d+\s+level(\d+)/i, MARKER = /mso-list:\s*ignore/i;
const NUMBER = /^\(?(\d+|[a-zåäö]|[ivxlc]+)[.)]/i; // and not "o", which is a bullet
const MARKS = [
  ["strong", /font-weight:\s*(bold|[6-9]00)/i],
  ["em", /font-style:\s*italic/i],
  ["sub", /vertical-align:\s*sub/i],
  ["sup", /vertical-align:\s*super/i],
];
const WIDEST = 20; // columns, as in reports/prose/tables.py
const PLAIN = { b: /font-weight:\s*(normal|400)/i, i: /font-style:\s*normal/i };

const styleOf = (element) => element.dataset.style || "";

function takeMarker(line) {
  const marker = [...line.querySelectorAll("[data-style]")].find((part) => MARKER.test(styleOf(part)));
  const words = marker ? marker.textContent.trim() : "";
  marker?.remove();
  return words;
}

function makeLists(content) {
  let open = []; // the lists inside one another that the last point stands in
  for (const line of [...content.querySelectorAll("p")]) {
    const level = Number(POINT.exec(styleOf(line))?.[1] || 0);
    if (!level) continue;
    const tag = NUMBER.test(takeMarker(line)) ? "ol" : "ul";
    if (line.previousElementSibling !== open[0]) open = [];
    const depth = Math.min(level, open.length + 1);
    open.length = Math.min(open.length, depth);
    if (open[depth - 1]?.localName !== tag) {
      const list = make(tag);
      open.length = depth - 1;
      if (depth === 1) line.before(list);
      else open[depth - 2].lastElementChild.append(list);
      open.push(list);
    }
    const point = make("li");
    open[depth - 1].append(point);
    point.append(line);
  }
}

function makeMarks(content) {
  for (const element of content.querySelectorAll("[data-style]")) {
    const style = styleOf(element);
    element.removeAttribute("data-style");
    if (PLAIN[element.localName]?.test(style)) element.replaceWith(...element.childNodes);
    if (element.localName !== "span") continue;
    for (const [tag, says] of MARKS) {
      if (says.test(style)) element.replaceChildren(make(tag, {}, ...element.childNodes));
    }
  }
}

/* A cell spans no more than the stored text may: a hundred thousand columns would stop the browser. */
function limitSpans(content) {
  for (const cell of content.querySelectorAll("td, th")) {
    const rows = cell.closest("table")?.rows.length || 1;
    if (cell.colSpan > WIDEST) cell.colSpan = WIDEST;
    if (cell.rowSpan > rows) cell.rowSpan = rows;
  }
}

export function pasted(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html.replace(STYLE_SHEET, "").replace(STYLE, "$1 data-style=");
  makeLists(holder.content);
  makeMarks(holder.content);
  limitSpans(holder.content);
  return holder.innerHTML.replace(/<(\/?)h[12]\b/gi, "<$1h3").replace(/<(\/?)h[56]\b/gi, "<$1h4");
}
