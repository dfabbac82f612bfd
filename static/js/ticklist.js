/* A long list of boxes to tick: a search among them, all at once, and how many are ticked. Without
   it the list is whole and works as it stands. What the search hides stays ticked. */
(() => {
  "use strict";

  for (const list of document.querySelectorAll(".tick-list")) {
    const tools = list.querySelector(".tick-tools");
    if (!tools) continue;
    const choices = [...list.querySelectorAll(".ticks .choice")];
    const boxes = choices.map((choice) => choice.querySelector("input"));
    const search = tools.querySelector("input"), said = tools.querySelector("[data-said]");

    const count = () => {
      const ticked = boxes.filter((box) => box.checked).length;
      said.textContent = said.dataset.said.replace("{0}", ticked).replace("{1}", boxes.length);
    };
    const sift = () => {
      const sought = search.value.trim().toLocaleLowerCase();
      for (const choice of choices) {
        choice.hidden = !choice.textContent.toLocaleLowerCase().includes(sought);
      }
    };

    search.addEventListener("input", sift);
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault(); // it would send the form
    });
    list.addEventListener("change", count);
    for (const button of tools.querySelectorAll("[data-tick]")) {
      button.addEventListener("click", () => {
        choices.forEach((choice, at) => {
          if (!choice.hidden) boxes[at].checked = button.dataset.tick === "all";
        });
        count();
      });
    }
    count();
  }
})();
