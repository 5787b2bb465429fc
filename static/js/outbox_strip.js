// What the outbox holds, for everybody to see: what waits, what needs another look, and the last one that is
// on record, with one way back.
import { clearDone, flush, isThere, list, status, throwAway } from "./outbox.js";

const strip = document.querySelector("[data-outbox]");
const part = (name) => strip.querySelector(`[data-${name}]`);
const AT_MOST = 6; // small pictures in the folded line
const pictures = new Map(); // an entry's id → the address of its photo in memory

function pictureOf(entry) {
  const frame = Object.assign(document.createElement("span"), { className: "picture" });
  if (!pictures.has(entry.id) && entry.photo) pictures.set(entry.id, URL.createObjectURL(entry.photo));
  const tile = entry.fields.category && document.querySelector(`label[for="category-${entry.fields.category}"] svg`);
  if (pictures.has(entry.id)) {
    const image = Object.assign(new Image(), { alt: "", src: pictures.get(entry.id) });
    if (tile) image.onerror = () => image.replaceWith(tile.cloneNode(true)); // a format this browser cannot draw
    frame.append(image);
  } else if (tile) frame.append(tile.cloneNode(true));
  return frame;
}

function forgetPictures(entries) {
  for (const [id, address] of pictures) {
    if (entries.some((entry) => entry.id === id)) continue;
    URL.revokeObjectURL(address);
    pictures.delete(id);
  }
}

function from(name) {
  return part(name).content.cloneNode(true).firstElementChild;
}

function row(entry) {
  const line = from("entry");
  line.classList.add(entry.state);
  line.querySelector(".picture").replaceWith(pictureOf(entry));
  line.querySelector("b").textContent = entry.name;
  const why = [entry.why, ...Object.values(entry.faults || {})].filter(Boolean).join(" ");
  const { sayUndoing, sayUnfinished, sayWaits } = strip.dataset;
  const otherwise = entry.state === "look" ? sayUnfinished : sayWaits;
  line.querySelector(".small").textContent = entry.undo ? sayUndoing : why || otherwise;
  line.querySelectorAll("button").forEach((button) => {
    button.dataset.id = entry.id;
    button.hidden = Boolean(entry.undo) || (entry.kind !== "log" && button.dataset.act === "back");
  });
  return line;
}

// The last one, from the moment it is kept here: its panel is there before the answer, and as large.
function lastOne(entry) {
  const panel = from("last");
  const { zone: letter, title, sentence } = entry.answer || { zone: entry.fields.named ? "" : entry.fields.zone };
  const { saySaved, sayUp } = strip.dataset;
  panel.querySelector(".picture").replaceWith(pictureOf(entry));
  panel.querySelector("b").textContent = title ? saySaved.replace("#", title) : entry.name;
  panel.querySelector("[data-todo]").textContent = entry.why || sentence || sayUp;
  panel.classList.toggle("on-record", Boolean(title));
  if (!title) panel.querySelector(".well svg").replaceWith(part("fold").querySelector("svg").cloneNode(true));
  const { category } = entry.fields;
  const held = category && document.querySelector(`.held #category-${category}`) && document.querySelector(".for-teacher svg");
  const zone = held || letter && document.querySelector(`label[for="zone-${letter}"] svg`);
  if (zone) panel.querySelector("[data-mark]").replaceChildren(zone.cloneNode(true));
  panel.querySelector("button").dataset.id = entry.id;
  return panel;
}

// The same rows stay the same elements, so that nothing is torn from under a finger, or said twice.
const shown = new Map();
function keyed(place, entries, make) {
  const kept = entries.map((entry) => {
    const looks = JSON.stringify([entry.id, entry.state, entry.why, entry.faults, entry.undo, entry.answer, place.tagName]);
    if (!shown.has(looks)) shown.set(looks, make(entry));
    return shown.get(looks);
  });
  if (kept.length !== place.children.length || kept.some((one, at) => place.children[at] !== one)) place.replaceChildren(...kept);
}

function lineFor(count) {
  if (status.sending && navigator.onLine) return strip.dataset.saySending.replace("#", count);
  return count === 1 ? strip.dataset.sayOne : strip.dataset.sayWaiting.replace("#", count);
}

function offDuty(count) {
  const box = part("off-duty");
  box.hidden = !status.offDuty || !count;
  if (box.hidden) return;
  box.querySelector("span").textContent = status.offDuty.sentence;
  Object.assign(box.querySelector("a"), { href: status.offDuty.url, textContent: strip.dataset.sayCode });
}

// At its first attempt nothing is said to wait before it does.
const atOnce = (entry) => !entry.undo && navigator.onLine && entry.tries <= (status.sending ? 1 : 0);
const justKept = ([one, ...more]) => !more.length && one && one.kind === "log" && atOnce(one);

// What an answer changes up here must not move the tiles below from under a finger. Where the page cannot be
// scrolled along, the room that was taken stays taken until the next thing is saved.
let mayMove = true;
const tiles = document.querySelector("form.log, [data-round]");
function still(change) {
  if (!tiles) return change();
  const top = () => tiles.getBoundingClientRect().top;
  const before = top();
  if (mayMove) strip.style.minHeight = "";
  change();
  if (!mayMove || window.scrollY) window.scrollBy(0, top() - before);
  const rest = before - top();
  const inSight = before < window.innerHeight * 0.8;
  if (mayMove || !inSight) strip.style.minHeight = "";
  else if (rest > 0) strip.style.minHeight = `${strip.offsetHeight + rest}px`;
  mayMove = false;
}

async function draw() {
  const form = document.querySelector("form.log");
  const entries = (await list()).filter((entry) => !form || String(entry.id) !== form.dataset.editing);
  still(() => drawn(entries, form));
}

function drawn(entries, form) {
  const waits = entries.filter((entry) => entry.state === "waiting");
  const looks = entries.filter((entry) => entry.state === "look");
  const done = entries.filter((entry) => entry.state === "done");
  const logs = waits.filter((entry) => entry.kind === "log" || entry.photo);
  const fresh = form && justKept(waits) ? waits : [];
  const last = fresh.length ? fresh : done.slice(-1);
  keyed(part("done"), form ? last : [], lastOne);
  keyed(part("looks"), looks, row);
  keyed(part("waits"), logs, row);
  part("minis").replaceChildren(...logs.slice(0, AT_MOST).map(pictureOf));
  const quiet = form ? fresh.length > 0 : waits.every(atOnce);
  part("fold").hidden = !waits.length || quiet;
  const line = quiet ? "" : lineFor(waits.length);
  part("line").textContent = line;
  const said = waits.length && !status.sending ? line : "";
  if (part("heard").textContent !== said) part("heard").textContent = said;
  offDuty(waits.length);
  strip.classList.toggle("empty", (!waits.length || (quiet && !form)) && !looks.length && part("no-network").hidden && !(form && last.length));
  strip.dataset.waiting = waits.length;
  forgetPictures(entries);
}

let drawing = null;
let dirty = false;
function redraw() {
  dirty = true;
  drawing = drawing || (async () => {
    while (dirty) {
      dirty = false;
      await draw();
    }
    drawing = null;
  })();
}

async function press(event) {
  const button = event.target.closest("button[data-act]");
  if (!button) return;
  const id = Number(button.dataset.id);
  if (button.dataset.act === "drop") {
    if (window.confirm(strip.dataset.confirmDrop)) await throwAway(id);
  } else if (document.querySelector("form.log")) {
    document.dispatchEvent(new CustomEvent("outbox:back", { detail: id }));
  } else {
    location.href = `${strip.dataset.log}#back=${id}`;
  }
}

async function begin() {
  if (!(await isThere())) return;
  if (tiles) document.documentElement.style.overflowAnchor = "none"; // still() does it
  strip.addEventListener("click", press);
  document.addEventListener("outbox:changed", redraw);
  document.addEventListener("outbox:next", () => (mayMove = true));
  if ([...document.querySelectorAll(".last-thing")].some((panel) => !strip.contains(panel))) await clearDone();
  redraw();
  flush();
}
begin();
