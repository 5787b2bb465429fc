// What a count shows: ticks on pictures, four numbers, one answer, and the end that waits for what is on its way.
import { flush, list } from "./outbox.js";

export function setUp(root, words) {
  const numbers = {};
  for (const place of root.querySelectorAll("[data-count]")) numbers[place.dataset.count] = Number(place.textContent);
  const finish = root.querySelector("[data-finish]");
  const buttonOf = (ref) => root.querySelector(`.sight[data-ref="${CSS.escape(ref)}"] .sight-press`);
  let held = false;

  function press(ref, seen) {
    const button = buttonOf(ref);
    if (!button || (button.getAttribute("aria-pressed") === "true") === seen) return;
    button.setAttribute("aria-pressed", String(seen));
    button.parentElement.classList.toggle("is-seen", seen);
    tally({ seen: numbers.seen + (seen ? 1 : -1), waiting: numbers.waiting - (seen ? 1 : -1) });
    tellZone(button.closest("[data-zone-list]"));
  }

  function tally(now) {
    Object.assign(numbers, now);
    for (const [name, number] of Object.entries(numbers)) {
      for (const place of root.querySelectorAll(`[data-count=${name}]`)) place.textContent = number;
    }
    const bar = root.querySelector("[data-count-bar]");
    if (bar) Object.assign(bar, { max: numbers.expected || 1, value: numbers.seen });
  }

  function tellZone(zone) {
    const left = zone && zone.querySelectorAll('.sight-press[aria-pressed="false"]').length;
    const badge = zone && zone.querySelector("[data-zone-left]");
    if (!badge) return;
    badge.textContent = left ? words.sayLeft.replace("#", left) : words.sayFound;
    badge.classList.toggle("good", !left);
  }

  function say({ sentence, left = "", tone = "sun", icon = "ui-hand", key = "", blank = "" }) {
    const panel = document.querySelector("template[data-answer]").content.cloneNode(true).firstElementChild;
    const [first] = panel.querySelectorAll("use");
    first.setAttribute("href", first.getAttribute("href").replace(/#.*/, `#${icon}`));
    panel.classList.add(tone);
    panel.querySelector("b").textContent = sentence;
    panel.querySelector(".said-more p").textContent = left;
    const [log, slip] = panel.querySelectorAll("a, [data-slip]");
    log.hidden = !blank;
    if (blank) log.search = new URLSearchParams({ tag: blank }).toString();
    slip.hidden = !key;
    slip.dataset.key = key;
    root.querySelector("[data-said]").replaceChildren(panel);
  }

  function answer(said, sent) {
    for (const look of said.sightings || []) {
      if (look.ref) press(look.ref, look.verdict !== "undone");
    }
    if (said.tallies) tally(said.tallies);
    if (sent.fields.ref !== undefined && !said.ask) return;
    const undoable = said.verdict !== "undone" && !said.over;
    say({ ...said, key: undoable ? said.key : "", blank: said.verdict === "blank" ? said.code : "" });
  }

  // What waits on this device counts as seen here already, after a reload as well.
  async function waiting(seeUrl, undoUrl) {
    const waits = (await list()).filter((one) => one.kind === "sighting" && one.state === "waiting");
    const refs = new Map(waits.filter((one) => one.fields.ref).map((one) => [one.fields.ref, one.url !== undoUrl]));
    for (const button of root.querySelectorAll(".sight-press")) {
      if (refs.has(button.value)) press(button.value, refs.get(button.value));
      button.toggleAttribute("aria-busy", refs.has(button.value));
      if (refs.has(button.value)) button.setAttribute("aria-busy", "true");
    }
    if (finish) hold(waits.length);
  }

  function hold(count) {
    const button = finish.querySelector("button");
    let notice = finish.querySelector("[data-hold]");
    button.disabled = count > 0;
    if (!notice) {
      notice = Object.assign(document.createElement("p"), { className: "notice" });
      notice.setAttribute("role", "status");
      notice.dataset.hold = "";
      button.before(notice);
    }
    notice.hidden = !count;
    if (count) {
      notice.textContent = words.sayHold.replace("#", count);
      if (!held) flush();
    } else if (held) location.reload(); // so that what is still missing is what the station knows
    held = count > 0;
  }

  return {
    press,
    answer,
    waiting,
    note: (sentence) => say({ sentence, icon: "ui-clock" }),
    refused(said, sound) {
      say({ sentence: [said.sentence, ...Object.values(said.errors || {})].filter(Boolean).join(" ") });
      sound();
    },
  };
}
