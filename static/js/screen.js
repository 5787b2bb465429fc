// The screen at the gate: one thing after the other speaks, what changes at the station changes here, and
// without a network it goes on with what it has and says how old that is.
import { dayNamed, isBetween, now, schoolTime } from "./screen_clock.js";
import { keepMoment, keepNews, keepPage, keptMoment, keptNews } from "./screen_kept.js";
import { follow } from "./screen_news.js";
import { arrivals, beatOf, turn } from "./screen_rhythm.js";
import { pointToIt, room, silenceStage, speak, spokenRef, turnWall } from "./screen_stage.js";

const gate = document.querySelector("[data-gate]");
const { gate: address, worker, zone, brightFrom, brightUntil, made } = gate.dataset;
const language = document.documentElement.lang;
const BEAT = 10000; // ms that one thing speaks
const TICK = 5000;
const RELOADED = "screen-reloaded";
const NOT_SOONER = 60000; // ms between two reloads, whatever is said

const shown = document.getElementById("now");
const { version, day: openedOn } = shown.dataset;
const said = Object.fromEntries(["today", "map"].map((part) => [part, document.getElementById(part).innerHTML]));
let heard = 0; // when the station was last heard by this page
let restored = false; // whether what was kept of it was looked for
let outdated = false; // whether this page is one of before
let beat = 0;
let waiting = []; // what came since, to speak before the others
let timer = 0;

const tiles = () => [...document.querySelectorAll("#wall .hung")];
const refs = () => tiles().map((tile) => tile.dataset.ref);
const isAsleep = () => !isBetween(schoolTime(zone).time, brightFrom, brightUntil);
const isAnotherDay = () => schoolTime(zone).day !== shown.dataset.day;

// The next one speaks: what just came, else whoever's turn it is.
function next() {
  clearTimeout(timer);
  timer = setTimeout(next, BEAT);
  const all = tiles();
  if (!all.length || isAsleep()) return;
  const fits = Math.min(room(), all.length);
  const guest = all.findIndex((tile) => tile.dataset.ref === waiting[0]);
  waiting.shift();
  beat = guest < 0 ? beat + 1 : beatOf(guest, all.length, fits);
  const { from, to, at } = turn(beat, all.length, fits);
  const speaks = guest < 0 ? at : guest;
  turnWall({ from, to, at: speaks });
  speak(all[speaks], isAnotherDay());
}

// The same one goes on speaking, among what is there now.
function stay() {
  const all = refs();
  if (!all.length || isAsleep()) return;
  const { from, to } = turn(beat, all.length, Math.min(room(), all.length));
  turnWall({ from, to, at: all.indexOf(spokenRef()) });
}

// What changed takes the place of what was; what did not stays the same element, so that nothing flickers.
function changeTo(coming) {
  const before = new Map(tiles().map((tile) => [tile.dataset.ref, tile]));
  const speaking = spokenRef();
  const after = [...coming.querySelectorAll("#wall .hung")].map((tile) => same(before.get(tile.dataset.ref), tile));
  document.querySelector(".wall-things").replaceChildren(...after);
  Object.keys(said).forEach((part) => exchange(part, coming.querySelector(`#${part}`)));
  shown.dataset.day = coming.dataset.day;
  shown.className = coming.className;
  document.body.classList.toggle("is-another-day", isAnotherDay());
  waiting = [...new Set([...arrivals([...before.keys()], refs()), ...waiting])].filter((ref) => refs().includes(ref));
  if (!after.length) document.getElementById("stage").replaceWith(coming.querySelector("#stage"));
  else if (!refs().includes(spokenRef())) {
    silenceStage();
    next();
  } else if (waiting.length) next();
  else {
    stay();
    const tile = after.find(({ dataset }) => dataset.ref === speaking);
    if (tile !== before.get(speaking)) speak(tile, isAnotherDay(), true); // a photo that shows somebody, say
  }
  pointToIt();
}

// The old tile if it says the same as the new one.
function same(old, coming) {
  const looks = ({ innerHTML, dataset }) => JSON.stringify([innerHTML, { ...dataset }]);
  return old && looks(old) === looks(coming) ? old : document.adoptNode(coming);
}

function exchange(part, coming) {
  if (said[part] === coming.innerHTML) return;
  said[part] = coming.innerHTML;
  document.getElementById(part).replaceChildren(...coming.childNodes);
}

const read = (html) => new DOMParser().parseFromString(html, "text/html").getElementById("now");

async function news(html) {
  const coming = read(html);
  outdated = coming.dataset.version !== version || coming.dataset.day !== openedOn;
  if (outdated && mayReload()) return location.reload();
  changeTo(coming);
  hear();
  keepNews(address, html).catch(() => {}); // a browser that is full shows what it has all the same
  keepPage(worker).catch(() => {});
}

// Nothing is new; but what was new before may still wait for this page to open itself anew.
function still() {
  if (outdated && mayReload()) return location.reload();
  hear();
}

function hear() {
  heard = now();
  keepMoment(address, heard);
  sayAge("");
}

// One answer that does not come is no news; then the picture says how old it is. A page that was opened without
// a network shows what was kept of the station after the page itself.
async function silence(times) {
  const alone = !heard && !restored;
  restored = true;
  const html = alone && (await keptNews(address));
  if (html && !heard) changeTo(read(html));
  if (times < 2 && !alone) return;
  const moment = heard || Math.max(keptMoment(address), Number(made));
  const { time, day } = schoolTime(zone, moment);
  sayAge(day === schoolTime(zone).day ? time : `${dayNamed(zone, language, moment)} ${time}`);
}

function sayAge(moment) {
  const line = document.querySelector("[data-age]");
  const sentence = moment && line.dataset.saySince.replace("#", moment);
  document.body.classList.toggle("is-alone", Boolean(moment));
  if (line.textContent !== sentence) line.textContent = sentence;
}

// A station that says one thing and another by turns must not keep a screen busy with opening itself.
function mayReload() {
  const before = Number(sessionStorage.getItem(RELOADED) || 0);
  if (Math.abs(Date.now() - before) < NOT_SOONER) return false; // a clock may have been set back since
  sessionStorage.setItem(RELOADED, Date.now());
  return true;
}

function tick() {
  const { body } = document;
  const { time } = schoolTime(zone);
  document.querySelectorAll("[data-clock]").forEach((one) => one.textContent !== time && (one.textContent = time));
  const day = dayNamed(zone, language);
  const date = document.querySelector("[data-date]");
  if (date.textContent !== day) date.textContent = day;
  body.classList.toggle("is-another-day", isAnotherDay());
  const wakes = body.classList.contains("is-asleep") && !isAsleep();
  body.classList.toggle("is-asleep", isAsleep());
  if (wakes) {
    next();
    ask();
  }
}

const ask = follow(address, { news, still, silence, gone: () => mayReload() && location.reload(), asleep: isAsleep });
tick();
stay();
pointToIt();
setInterval(tick, TICK);
timer = setTimeout(next, BEAT);
window.addEventListener("resize", stay);
