// Large keys below a field: they write into it as a keyboard would, and leave the focus where it is.
import { offered } from "./pinyin.js";

const ROWS = 2; // of characters at a time
const GAP = 2; // px around each of them, as screen.css has it
const BEGINNING = /(^|[\s·'-])$/; // where a name in Latin letters has a capital one

// At the caret of a field that has the focus, else at its end.
function caret(field) {
  if (document.activeElement === field) return [field.selectionStart, field.selectionEnd];
  return [field.value.length, field.value.length];
}

function write(field, text) {
  const [from, to] = caret(field);
  if (field.maxLength > 0 && field.value.length - (to - from) + text.length > field.maxLength) return;
  field.setRangeText(text, from, to, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function erase(field) {
  const [from, to] = caret(field);
  const before = [...field.value.slice(0, from)];
  const width = from === to && before.length ? before[before.length - 1].length : 0;
  field.setRangeText("", from - width, to, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// Letters become characters of which one is tapped. `commit`: takes the first one, if there is any.
function spelling(keys, field) {
  const [said, list, strip] = ["spelled", "offered", "offering"].map((name) => keys.querySelector(`[data-${name}]`));
  const modes = [...keys.querySelectorAll("[data-write]")];
  let [letters, page, table] = ["", 0, null];

  const isPinyin = () => modes.some((mode) => mode.dataset.write === "pinyin" && mode.getAttribute("aria-pressed") === "true");
  const size = () => ROWS * Math.max(1, Math.floor(list.clientWidth / (list.firstElementChild.offsetWidth + 2 * GAP)));

  async function load() {
    const told = (answer) => (answer.ok ? answer.json() : null);
    const coming = await fetch(keys.dataset.characters).then(told).catch(() => null);
    table = table || coming;
    draw();
  }

  function take(character, rest) {
    write(field, character);
    [letters, page] = [rest, 0];
    draw();
  }

  function tile(character, rest) {
    const key = document.createElement("button");
    Object.assign(key, { type: "button", className: "key", textContent: character });
    key.dataset.character = "";
    key.addEventListener("click", () => take(character, rest));
    return key;
  }

  function draw() {
    const { characters, rest } = offered(letters, table || {});
    keys.classList.toggle("is-latin", !isPinyin());
    said.textContent = letters || (isPinyin() ? said.dataset.sayHow : "");
    if (letters && table && !characters.length) said.textContent = `${letters} ${said.dataset.sayNone}`;
    said.classList.toggle("is-hint", !letters);
    const tiles = characters.map((character) => tile(character, rest));
    list.replaceChildren(...tiles.slice(0, 1));
    const fits = tiles.length ? size() : 1;
    page = Math.max(0, Math.min(page, Math.ceil(tiles.length / fits) - 1));
    list.replaceChildren(...tiles.slice(page * fits, (page + 1) * fits));
    for (const turn of strip.querySelectorAll("[data-turn]")) {
      const to = page + Number(turn.dataset.turn);
      turn.disabled = to < 0 || to * fits >= tiles.length;
    }
  }

  for (const mode of modes) {
    mode.addEventListener("click", () => {
      for (const each of modes) each.setAttribute("aria-pressed", String(each === mode));
      letters = "";
      draw();
    });
  }
  for (const turn of strip.querySelectorAll("[data-turn]")) {
    turn.addEventListener("click", () => {
      page += Number(turn.dataset.turn);
      draw();
    });
  }
  load();
  return {
    letter(letter) {
      if (!isPinyin()) return write(field, BEGINNING.test(field.value) ? letter.toUpperCase() : letter);
      [letters, page] = [letters + letter, 0];
      draw();
      if (!table) load(); // there was no network when the page was opened
    },
    erase() {
      if (!letters) return false;
      [letters, page] = [letters.slice(0, -1), 0];
      draw();
      return true;
    },
    commit() {
      const first = letters && list.querySelector("[data-character]");
      if (first) first.click();
      return Boolean(first);
    },
  };
}

// `on`: what the key "next" does, and the one for leaving a field empty.
export function giveKeys(keys, on) {
  const field = document.getElementById(keys.dataset.keys);
  const pinyin = keys.dataset.characters ? spelling(keys, field) : null;
  keys.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  keys.addEventListener("mousedown", (event) => event.preventDefault());
  keys.addEventListener("click", (event) => {
    const key = event.target.closest("button");
    if (!key) return;
    const { letter, sign } = key.dataset;
    if (letter) pinyin.letter(letter);
    else if (sign === " " && pinyin && pinyin.commit()) return;
    else if (sign) write(field, sign);
    else if ("erase" in key.dataset) (pinyin && pinyin.erase()) || erase(field);
    else if ("none" in key.dataset) {
      field.value = "";
      on();
    } else if ("on" in key.dataset) {
      if (pinyin) pinyin.commit();
      on();
    }
  });
}
