/* Saves by itself two seconds after the last change, and on leaving. Nothing of another's is ever
   overwritten: a save that met a newer version stops, and the form's own saving shows both. */

import { find, later, page, sentences } from "./page.js";
import { forget, keep } from "./stash.js";

const PAUSE = 2000, AGAIN = 15000, BREATH = 4000;
const MOST_KEPT_ALIVE = 60000; // what a browser sends on after its page is gone

const token = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];

export function saver(form, afterwards) {
  const status = find("sparat");
  let wanted = 0, stored = 0; // counts of changes: made, and known to be saved
  // Where two have met, the choice between them is made by the form's own button.
  let running = null, stopped = form.querySelector(".meanwhile") !== null, lastAt = 0, isBad = false;

  const isSaved = () => stored === wanted;
  const say = (words, bad = false) => {
    isBad = bad;
    status.classList.toggle("error", bad);
    if (status.textContent !== words) status.textContent = words;
  };

  function sentenceFor(why) {
    const own = { 400: "unread", 401: "signedOut", 403: "forbidden", 413: "tooLarge", kakan: "noCookie" };
    if (why in own) return sentences[own[why]];
    return [0, 502, 503, 504].includes(why) ? sentences.unanswered : sentences.failed;
  }

  function tell(why) {
    say(`${sentences.notSaved} ${sentenceFor(why)}`, true);
    form.querySelectorAll(".unanswered").forEach((old) => old.remove());
    const told = find(`svar-${why}`);
    if (told) form.prepend(told.content.firstElementChild.cloneNode(true));
  }

  const isTooLarge = (data) => new URLSearchParams(data).toString().length > page.most;

  function stop(told) {
    stopped = true;
    say(`${sentences.notSaved} ${told}`, true);
    const notice = find("krock").content.firstElementChild.cloneNode(true);
    notice.querySelector("[data-who]").textContent = told;
    form.querySelectorAll(".met-another").forEach((old) => old.remove());
    form.prepend(notice);
  }

  async function send(data, turn) {
    if (token()) data.set("csrfmiddlewaretoken", token());
    if (isTooLarge(data)) return tell(413);
    const body = new URLSearchParams(data);
    const keepalive = body.toString().length < MOST_KEPT_ALIVE;
    const headers = { "HX-Request": "true" };
    const answer = await fetch(page.save, { method: "POST", body, headers, keepalive, redirect: "manual" })
      .catch(() => ({ status: 0 }));
    if (answer.status === 200) {
      const { version, told, aging } = await answer.json();
      form.elements.version.value = version;
      stored = turn;
      form.querySelectorAll(".unanswered").forEach((old) => old.remove());
      if (isSaved()) forget();
      say(told);
      afterwards(aging);
    } else if (answer.status === 409 || answer.status === 410) {
      stop((await answer.json()).told);
    } else if (answer.status === 422) {
      say(`${sentences.notSaved} ${(await answer.json()).told}`, true);
    } else if ([400, 413].includes(answer.status)) {
      tell(answer.status); // sent again it would be answered the same
    } else {
      tell(answer.headers?.get("X-Missing") === "cookie" ? "kakan" : answer.status);
      retry();
    }
  }

  async function save() {
    soon.cancel();
    if (running) await running;
    if (isSaved() || stopped) return isSaved();
    const turn = wanted;
    lastAt = Date.now();
    if (!isBad) say(sentences.saving);
    running = send(new FormData(form), turn);
    await running;
    running = null;
    return isSaved();
  }

  const retry = later(AGAIN, save);
  const stash = later(300, () => !isSaved() && keep(new FormData(form)));
  const soon = later(PAUSE, () => {
    if (Date.now() - lastAt < BREATH) soon();
    else save();
  });

  function changed() {
    wanted += 1;
    if (!isBad && !running) say(sentences.unsaved);
    stash();
    if (!stopped) soon();
  }

  function keepNow() {
    if (isSaved()) return;
    keep(new FormData(form));
    save();
  }

  form.addEventListener("submit", (event) => {
    soon.cancel();
    if (isTooLarge(new FormData(form))) { // the answer would take the place of the text
      event.preventDefault();
      event.stopImmediatePropagation();
      return tell(413);
    }
    retry(); // should the portal not answer: the page is still here then
    if (!isSaved()) keep(new FormData(form));
    if (!running) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    running.then(() => form.requestSubmit(event.submitter));
  }, { capture: true });

  document.addEventListener("visibilitychange", () => document.hidden && keepNow());
  window.addEventListener("pagehide", keepNow);
  window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  window.addEventListener("beforeunload", (event) => {
    if (!isSaved() && (stopped || isBad) && !form.dataset.state) event.preventDefault();
  });

  // A link within the portal waits for the saving, so that the next page shows what was written.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]");
    const isOther = !link || link.target || link.origin !== location.origin || link.hash;
    if (isOther || event.ctrlKey || event.metaKey || event.shiftKey || isSaved() || stopped) return;
    event.preventDefault();
    if (await save()) location.assign(link.href);
  });

  // So does what another form on the page asks for.
  document.addEventListener("submit", async (event) => {
    const other = event.target;
    if (other === form || other.method === "dialog" || isSaved() || stopped) return;
    event.preventDefault();
    if (await save()) other.requestSubmit(event.submitter);
  });

  return { changed, save };
}
