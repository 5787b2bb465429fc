// The three lines of a claim, one after the other: only the one that is being answered shows its keys.
import { giveKeys } from "./keys.js";

const LARGE = "(min-width: 40rem)"; // a phone has keys of its own

function chosenClass(form, shown) {
  const radio = form.querySelector("[name=class_name]:checked");
  shown.textContent = radio ? radio.nextElementSibling.textContent : shown.dataset.sayNone;
  shown.classList.toggle("is-empty", !radio);
}

export function equip(form) {
  if (!window.matchMedia(LARGE).matches) return;
  const asks = [...form.querySelectorAll("[data-ask]")];
  const shown = form.querySelector("[data-chosen]");
  const send = form.querySelector("[data-busy]");

  function open(ask) {
    for (const each of asks) each.classList.toggle("is-open", each === ask);
  }

  function next(ask) {
    const coming = asks[asks.indexOf(ask) + 1];
    if (!coming) return send.focus();
    open(coming);
    (coming.querySelector("[name=class_name]:checked, [name=class_name]") || coming.querySelector("input")).focus();
  }

  form.classList.add("is-stepped");
  shown.hidden = false;
  chosenClass(form, shown);
  shown.addEventListener("click", () => open(shown.closest("[data-ask]")));
  for (const ask of asks) {
    const keys = ask.querySelector("[data-keys]");
    ask.addEventListener("focusin", () => open(ask));
    if (!keys) continue;
    keys.hidden = false;
    ask.querySelector("input").inputMode = "none"; // ours are here; those of the device would cover them
    giveKeys(keys, () => next(ask));
  }
  form.addEventListener("change", () => chosenClass(form, shown));
  for (const radio of form.querySelectorAll("[name=class_name]")) {
    // A tap chooses and goes on; the arrows of a keyboard, whose clicks count none, only choose.
    radio.addEventListener("click", ({ detail }) => detail && setTimeout(() => next(radio.closest("[data-ask]"))));
  }
  const faulty = form.querySelector(".error");
  open(faulty ? faulty.closest("[data-ask]") : asks[0]);
}
