// After 45 quiet seconds nothing of a family is left on a screen at the gate, and it is back at its start.
const QUIET = 45000; // ms
const WARNED = 15000; // ms before the end at which it asks
const LOOK = 250; // ms
const FORGETTING = 3000; // ms that the server has to hear of it
const SIGNS = ["pointerdown", "pointermove", "touchstart", "touchmove", "keydown", "input", "wheel"];

// Two clocks, for a machine may sleep, or have its clock set back: neither may keep a name for hours.
const moment = () => ({ day: Date.now(), run: performance.now() });
const since = (then) => Math.max(Date.now() - then.day, performance.now() - then.run);

let last = moment();
let wiping = false;

const asking = () => document.querySelector("[data-still-here]");
export const leads = (page) => page.querySelector("[data-wipe][data-start]");
const leaving = () => leads(document);

function stay() {
  last = moment();
  if (asking()) asking().hidden = true;
}

function look() {
  const left = QUIET - since(last);
  if (left <= 0) return void wipe();
  if (left > WARNED || !asking()) return;
  const said = asking().querySelector("[data-say-seconds]");
  said.textContent = said.dataset.saySeconds.replace("#", Math.ceil(left / 1000));
  asking().hidden = false;
}

// What was typed, and whatever else a page says of somebody, goes first: even if nothing else succeeds.
function blank() {
  for (const field of document.querySelectorAll("main input, main select, main textarea")) {
    field.value = "";
    field.removeAttribute("value");
    field.checked = false;
  }
  const page = document.querySelector("main");
  if (page) page.replaceChildren();
}

export async function wipe() {
  if (wiping) return;
  wiping = true;
  const form = leaving();
  const body = new URLSearchParams(new FormData(form));
  blank();
  const heard = fetch(form.action, { method: "POST", body, redirect: "manual", keepalive: true });
  await Promise.race([heard.catch(() => null), new Promise((done) => setTimeout(done, FORGETTING))]);
  location.replace(form.dataset.start);
}

// For each page, also for one that took the place of another.
export function begin() {
  stay();
}

for (const sign of SIGNS) document.addEventListener(sign, stay, { capture: true, passive: true });
setInterval(look, LOOK);
window.addEventListener("pagehide", blank);
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  blank();
  location.replace(leaving().dataset.start);
});
