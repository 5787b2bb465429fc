// A scanner that types: keys that come faster than fingers can, ended by Enter, are a scan, whatever has the
// focus. What they wrote into a field on the way is taken out of it again, and the focus stays where it was.
const PAUSE = 300; // ms: after that something new begins; a busy tablet stumbles for less
const QUICK = 60; // ms between most keys of the slowest scanners; a quick typist needs twice as long
const SHORTEST = 6; // characters
const KEYS = { Slash: "/", Period: ".", Semicolon: ":", Minus: "-", Backslash: "\\" };
const WRITTEN = /^(text|search|tel|url|email|date)$/;

let text = "";
let gaps = [];
let last = -PAUSE;
let place = null;
let before = "";

// Under a Chinese keyboard the browser only says which key went down.
function character(event) {
  if (event.key.length === 1) return event.key;
  if (event.key !== "Process" && event.key !== "Unidentified") return "";
  const plain = /^(?:Key|Digit)([A-Z0-9])$/.exec(event.code);
  return plain ? plain[1].toLowerCase() : KEYS[event.code] || "";
}

function begin() {
  [text, gaps, place] = ["", [], document.activeElement];
  before = place && WRITTEN.test(place.type) ? place.value : null;
}

const isScan = () => text.length >= SHORTEST && gaps.sort((one, other) => one - other)[gaps.length >> 1] < QUICK;

function end(event) {
  event.preventDefault();
  event.stopPropagation();
  if (before !== null) place.value = before;
  if (place && place.focus) place.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("scan", { detail: { text } }));
  text = "";
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const gap = event.timeStamp - last;
  if (event.key === "Enter" && gap < PAUSE && isScan()) return end(event);
  const typed = character(event);
  if (!typed) return;
  if (gap >= PAUSE || !text) begin();
  else gaps.push(gap);
  text += typed;
  last = event.timeStamp;
}, true);
