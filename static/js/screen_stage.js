// The thing that speaks, large, and the page of the wall from which it comes.
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const GOING = 1200; // ms; as long as the style sheet lets an exchange take
const DRAWN = 3000; // so long a photo may take before the exchange goes on without it

const parts = (name) => document.getElementById(name);
const tiles = () => [...parts("wall").querySelectorAll(".hung")];

// How many things fit on the wall; where the page may be scrolled, all of them.
export function room() {
  const list = parts("wall").querySelector(".wall-things");
  const style = getComputedStyle(list);
  if (style.overflowY !== "hidden") return Infinity;
  const gap = parseFloat(style.rowGap) || 0;
  const row = parseFloat(style.gridAutoRows);
  const rows = Math.floor((list.clientHeight + gap + 1) / (row + gap));
  return Math.max(1, rows * style.gridTemplateColumns.split(" ").length);
}

// Shows the wall's page and hides the rest, whose photos are then not asked for before their turn.
export function turnWall({ from, to, at }) {
  tiles().forEach((tile, number) => {
    tile.hidden = number < from || number >= to;
    tile.classList.toggle("is-speaking", number === at);
  });
}

// Puts the thing of a tile on the stage. `anyDay`: its words without the days, which may be wrong by now;
// `anew`: it is another picture of the same thing.
let latest = null;
export async function speak(tile, anyDay, anew = false) {
  const coming = large(tile, anyDay);
  const line = lineOf(coming);
  if (!anew && tile.dataset.ref === spokenRef() && line === lineOf(spoken())) return;
  latest = coming;
  await drawn(coming);
  if (latest !== coming || !tile.isConnected) return; // somebody else was quicker, or it went home
  const stage = parts("stage");
  [...stage.children].forEach((one) => (calm.matches ? one.remove() : leave(one)));
  if (!calm.matches) coming.classList.add("is-coming");
  stage.append(coming);
  pointToIt();
  document.dispatchEvent(new CustomEvent("screen:speaks", { detail: { ref: tile.dataset.ref, line } }));
}

// What hangs no more does not speak any more.
export function silenceStage() {
  parts("stage").replaceChildren();
  pointToIt();
}

const spoken = () => parts("stage").querySelector(".large:not(.is-going)");
const lineOf = (article) => article.querySelector(".hung-line").textContent;
export const spokenRef = () => (spoken() ? spoken().dataset.ref : "");

// The map shows where to look.
export function pointToIt() {
  const zone = spoken() && spoken().querySelector(".zone text");
  document.querySelectorAll("#map li").forEach((part) => {
    part.classList.toggle("is-here", Boolean(zone) && part.querySelector(".map-name b").textContent === zone.textContent);
  });
}

function leave(one) {
  one.classList.remove("is-coming");
  one.classList.add("is-going");
  one.setAttribute("aria-hidden", "true");
  setTimeout(() => one.remove(), GOING);
}

function large(tile, anyDay) {
  const made = document.createElement("article");
  made.className = "large";
  made.dataset.ref = tile.dataset.ref;
  made.append(...[...tile.children].map((part) => part.cloneNode(true)));
  const line = made.querySelector(".hung-line");
  if (anyDay) line.textContent = line.dataset.any;
  const image = made.querySelector(".picture img");
  if (image) enlarge(image, tile.dataset);
  return made;
}

// The large photo; without a network the small one, which is kept.
function enlarge(image, { webp, jpg, wide, high }) {
  const source = image.parentElement.querySelector("source");
  const small = { srcset: source.srcset, src: image.src };
  image.removeAttribute("loading");
  image.onerror = () => {
    image.onerror = null;
    source.srcset = small.srcset;
    image.src = small.src;
  };
  Object.assign(image, { width: wide, height: high });
  source.srcset = webp;
  image.src = jpg;
}

function drawn(article) {
  const image = article.querySelector(".picture img");
  if (!image) return Promise.resolve();
  const late = new Promise((done) => setTimeout(done, DRAWN));
  return Promise.race([image.decode().catch(() => {}), late]);
}
