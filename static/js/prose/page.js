/* What the page tells its scripts, and small things that they all use. */

export const page = JSON.parse(document.getElementById("skrivdata").textContent);
export const sentences = page.sentences;
export const find = (id) => document.getElementById(id);

/* An element with attributes, listeners ("onclick") and children; null and false are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

export const button = (label, press, attributes = {}) =>
  make("button", { type: "button", class: "linklike", onclick: press, ...attributes }, label);

/* Open a dialog and wait for it: its fields by name, or null when it was given up. */
export function ask(dialog, fill) {
  const form = dialog.querySelector("form");
  fill(form);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    const closed = () => resolve(dialog.returnValue ? new FormData(form) : null);
    dialog.addEventListener("close", closed, { once: true });
  });
}

export function later(wait, work) {
  let timer;
  const run = (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...args), wait);
  };
  run.cancel = () => clearTimeout(timer);
  return run;
}
