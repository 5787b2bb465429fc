// Counting without waiting: every tap, scan and photo is kept on the device first and goes up by itself. What is
// shown at once is a promise; the server's answer puts it right.
import { codeIn } from "./code.js";
import { add, dropUntried, isThere, list } from "./outbox.js";
import { setUp } from "./count_shown.js";
import { small } from "./small_photo.js";
import { no, yes } from "./sounds.js";
import "./camera_scanner.js";
import "./typing_scanner.js";

const BOARD = 4000; // pixels: small tags on a large board have to stay readable
const root = document.querySelector("[data-round]");
const { round, sightingsUrl, photoUrl, undoUrl } = root.dataset;
const words = document.querySelector("[data-count-words]").dataset;
const shown = setUp(root, words);

const entry = (url, name, fields, more = {}) => {
  const keeper = document.querySelector("[data-outbox]").dataset.keeper;
  const station = document.querySelector("[data-outbox]").dataset.station;
  return { kind: "sighting", url, name, fields: { round, keeper, station, ...fields }, ...more };
};
const see = (name, fields) => add(entry(sightingsUrl, name, fields));
const slip = (fields, more) => add(entry(undoUrl, words.sayTag, fields, { lenient: true, ...more }));

async function tap(button) {
  const ref = button.value;
  const name = button.querySelector(".tile-name").textContent;
  if (button.getAttribute("aria-pressed") !== "true") {
    shown.press(ref, true);
    return see(name, { ref });
  }
  shown.press(ref, false);
  const isIt = (one) => one.state === "waiting" && one.url === sightingsUrl && one.fields.ref === ref;
  const waits = (await list()).filter(isIt);
  const dropped = await Promise.all(waits.map((one) => dropUntried(one.id)));
  return waits.length && dropped.every(Boolean) ? null : slip({ ref });
}

async function scan(text) {
  await see(codeIn(text) || text.slice(0, 20), { code: text });
  if (navigator.onLine) return;
  (codeIn(text) ? yes : no)();
  shown.note(words.sayNoted);
}

async function photograph(input) {
  const [file] = input.files;
  if (!file) return;
  await add(entry(photoUrl, words.sayPhoto, {}, { photo: await small(file, BOARD) }));
  input.value = "";
  if (!navigator.onLine) shown.note(words.sayNoted);
}

function answered({ detail: { entry: sent, said } }) {
  if (sent.kind !== "sighting") return;
  shown.answer(said, sent);
  if (sent.fields.ref === undefined && sent.url !== undoUrl) (said.tone === "good" ? yes : no)();
}

// A form of the page is a way to count; the outbox takes it over.
function takeOver(selector, act) {
  for (const form of root.querySelectorAll(selector)) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      act(form);
    });
  }
}

async function begin() {
  if (!(await isThere())) return;
  root.addEventListener("click", (event) => {
    const button = event.target.closest(".sight-press");
    const undo = event.target.closest("[data-slip]");
    if (button) tap(button);
    if (undo) slip({}, { key: undo.dataset.key });
    if (button || undo) event.preventDefault();
  });
  takeOver("[data-look-code]", (form) => {
    const field = form.elements.code;
    if (field.value.trim()) scan(field.value.trim());
    field.value = "";
    field.focus();
  });
  const photo = root.querySelector("[data-look-photo] input[type=file]");
  if (photo) photo.addEventListener("change", () => photograph(photo));
  takeOver("[data-look-photo]", () => photo.click());
  document.addEventListener("scan", (event) => scan(event.detail.text));
  document.addEventListener("outbox:kept", answered);
  document.addEventListener("outbox:refused", ({ detail: { entry: sent, said } }) => {
    if (sent.kind === "sighting") shown.refused(said, no);
  });
  document.addEventListener("outbox:changed", () => shown.waiting(sightingsUrl, undoUrl));
  await shown.waiting(sightingsUrl, undoUrl);
  root.dataset.ready = "1";
}
begin();
