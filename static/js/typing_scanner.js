// A scanner that types: keys that come faster than fingers can, ended by Enter, are a scan, whatever has the
// focus. What they wrote into a field on the way is taken out of it again, and the focus stays where it was.
const GAP = 60; // ms: the slowest scanners; a quick typist needs twice as long
const SHORTEST = 6; // characters
const KEYS = { Slash: "/", Period: ".", Semicolon: ":", Minus: "-", Backslash: "\\" };

let text = "";
let last = 0;
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
  text = "";
  place = document.activeElement;
  before = place && "value" in place ? place.value : "";
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const quick = event.timeStamp - last < GAP;
  if (event.key === "Enter" && quick && text.length >= SHORTEST) {
    event.preventDefault();
    event.stopPropagation();
    if (place && /^(text|search|tel|url|email|date|)$/.test(place.type || "x")) place.value = before;
    if (place && place.focus) place.focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent("scan", { detail: { text } }));
    text = "";
    return;
  }
  const typed = character(event);
  if (!typed) return;
  if (!quick) begin();
  text += typed;
  last = event.timeStamp;
}, true);
