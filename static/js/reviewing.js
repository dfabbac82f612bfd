/* Commenting on a passage: words that are chosen in the text get a button, which fills in the form
   and moves it into the margin beside them. The passages commented on are marked in the text.
   Without script the form stands below the text, and the passage is copied into it. */
(() => {
  "use strict";

  const form = document.getElementById("kommentarsformular");
  const button = document.getElementById("kommentera-markering").content.firstElementChild;
  const field = (name) => form.elements[name];

  const sectionOf = (node) =>
    (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(".reviewed > section");

  // Words of one section only: a comment is about one.
  function chosen() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const section = sectionOf(range.startContainer);
    const words = selection.toString().trim();
    if (!section || section !== sectionOf(range.endContainer) || !words) return null;
    return { section, words, range };
  }

  function comment(key, words) {
    field("chapter").value = key;
    if (words !== undefined) field("passage").value = words;
    document.querySelector(`.margin .add-comment[data-section="${key}"]`).closest("p").after(form);
    const first = field(words ? "text" : "passage");
    first.focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest" });
  }

  function offer() {
    const found = chosen();
    if (!found) return button.remove();
    const place = found.range.getBoundingClientRect();
    button.style.insetBlockStart = `${place.bottom + scrollY + 4}px`;
    button.style.insetInlineStart = `${Math.max(0, Math.min(place.left, innerWidth - 160)) + scrollX}px`;
    // After the section in the document, so that the next stop of the tab key is the button.
    if (button.previousElementSibling !== found.section) found.section.after(button);
  }

  button.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the choice
  button.addEventListener("click", () => {
    const found = chosen();
    button.remove();
    if (found) comment(found.section.dataset.section, found.words);
  });
  document.addEventListener("selectionchange", offer);
  for (const link of document.querySelectorAll(".add-comment")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      comment(link.dataset.section);
    });
  }

  // The text of a section as it is compared: every space as one, every dash as typed.
  const undashed = (words) => words.replace(/\u2013/g, "-");

  function folded(section) {
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
    let text = "";
    const places = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      [...node.data].reduce((offset, sign) => {
        const isSpace = /\s/.test(sign);
        if (!/[\u00ad\u200b\u2060\ufeff]/.test(sign) && !(isSpace && text.endsWith(" "))) {
          text += isSpace ? " " : undashed(sign);
          for (let part = 0; part < sign.length; part += 1) places.push([node, offset + part]);
        }
        return offset + sign.length;
      }, 0);
    }
    return { text, places };
  }

  function rangesOf(section, passages) {
    const { text, places } = folded(section);
    return passages.flatMap((passage) => {
      const words = undashed(passage.replace(/\s+/g, " ").trim()), start = text.indexOf(words);
      if (start < 0 || !words) return [];
      const range = new Range(), [last, offset] = places[start + words.length - 1];
      range.setStart(...places[start]);
      range.setEnd(last, offset + 1);
      return [range];
    });
  }

  if (window.Highlight && CSS.highlights) {
    const ranges = [...document.querySelectorAll(".reviewed")].flatMap((part) => {
      const open = part.querySelectorAll(".comment:not(.settled)");
      const passages = [...open].map((one) => one.dataset.passage).filter(Boolean);
      return passages.length ? rangesOf(part.querySelector("section"), passages) : [];
    });
    CSS.highlights.set("passages", new Highlight(...ranges));
  }
})();
