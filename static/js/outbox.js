// The outbox: every entry is kept on this device first and goes up from here, in order, once.
//
// An entry: {id, key, kind, url, fields, photo, name, made, tries, state, why, faults, undo, lenient, answer}.
// Its state: "waiting" for the network; "look": refused, somebody has to look again; "done": on record, kept
// for one undo. `undo`: it is to be taken off the record, to come "back" into the form or to "drop". Its key is
// made once, so that the server knows it again however often it arrives. `tries` counts before each attempt:
// above zero it may be on record already, so taking it back has to ask. A name found in the thing travels in
// `fields` and is taken out of them the moment it is on record. `lenient`: a refusal of it is no loss.
import * as store from "./store.js";
import { alone } from "./one_at_a_time.js";

const SECOND = 1000; // ms
const AT_MOST = 120 * SECOND; // for one entry: a photo on a very weak signal
const SLOWEST = 60 * SECOND;
const page = document.querySelector("[data-outbox]");
const channel = "BroadcastChannel" in window ? new BroadcastChannel("outbox") : null;

let running = null;
let again = false;
let pause = 2 * SECOND;
let timer = 0;
export const status = { sending: false, offDuty: null };

export const isThere = store.isThere;
export const list = store.all;

export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_"); // 24 characters
}

// Keeps an entry; once this promise settles, no reload, crash or dead signal loses it.
// `inPlaceOf`: the entry that was taken back and is mended by this one.
export async function add(entry, inPlaceOf = null) {
  const made = { key: newKey(), photo: null, made: Date.now(), tries: 0, state: "waiting", why: null, faults: {}, ...entry };
  const id = await (inPlaceOf ? store.swap(made, inPlaceOf, dropped) : store.add(made));
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  changed();
  pause = 2 * SECOND;
  flush();
  return { ...made, id };
}

// Surely not on record: refused, or never tried.
const isOurs = (entry) => entry.state === "look" || (entry.state === "waiting" && !entry.tries);
const dropped = (entry) => (isOurs(entry) ? null : { ...entry, state: "waiting", undo: "drop" });
const back = (entry) =>
  isOurs(entry) ? { ...entry, state: "look" } : { ...entry, state: "waiting", undo: "back", why: null };

// Takes an entry back to be mended, off the record if it is there. It stays in the store, to be looked at,
// until another is added in its place. Gives {entry} to be filled in again, or {why} not.
export async function takeBack(id) {
  const entry = await store.change(id, back);
  changed();
  if (!entry || isOurs(entry)) return { entry };
  await Promise.race([flush(), new Promise((done) => setTimeout(done, 8 * SECOND))]);
  const now = (await list()).find((one) => one.id === id);
  return now && now.state === "done" ? { why: now.why } : { entry };
}

export async function throwAway(id) {
  await store.change(id, dropped);
  changed();
  flush();
}

// Drops an entry that was never tried; says whether it was one.
export async function dropUntried(id) {
  const before = await store.change(id, (entry) => (isOurs(entry) ? null : undefined));
  changed();
  return Boolean(before);
}

export async function clearDone() {
  const done = (await list()).filter((entry) => entry.state === "done");
  await Promise.all(done.map((entry) => store.drop(entry.id)));
}

// Sends what waits. Of all tabs one does it; it settles when there is nothing left to try just now.
export function flush() {
  again = true;
  running = running || run().finally(() => {
    running = null;
  });
  return running;
}

async function run() {
  clearTimeout(timer);
  while (again) {
    again = false;
    if (!(await alone("outbox", pass))) break;
  }
  status.sending = false;
  changed();
  if (!(await list()).some((entry) => entry.state === "waiting")) return;
  timer = setTimeout(flush, pause);
  pause = Math.min(pause * 2, SLOWEST);
}

async function pass(stillOurs) {
  const skipped = new Set();
  while (navigator.onLine && (await stillOurs())) {
    const next = (await list()).find((entry) => entry.state === "waiting" && !skipped.has(entry.id));
    if (!next) return;
    status.sending = true;
    changed();
    const outcome = await goUp(next.id);
    if (outcome === "stop") return;
    if (outcome === "skip") skipped.add(next.id);
  }
}

// One attempt with one entry; says whether to go on, to skip this one for now, or to stop for now.
async function goUp(id) {
  const entry = await store.change(id, (now) => (now.state === "waiting" ? { ...now, tries: now.tries + 1 } : undefined));
  if (!entry) return "on";
  const undoUrl = entry.undo && entry.answer && entry.answer.undo;
  const key = { key: entry.key };
  const go = () => (undoUrl ? post(undoUrl, key) : post(entry.url, { ...entry.fields, ...key }, entry.photo));
  let answer = await go();
  if (answer && answer.said.stale && (await freshen())) answer = await go();
  if (!answer || answer.said.stale) return "stop";
  status.offDuty = answer.said.off_duty ? answer.said : null;
  return undoUrl ? undone(entry, answer) : sent(entry, answer);
}

async function sent(entry, { status: code, said }) {
  if (said.kept) {
    await store.change(entry.id, (now) => {
      if (now.undo) return { ...now, fields: nameless(now.fields), answer: said };
      return now.kind === "log" ? { ...now, fields: nameless(now.fields), state: "done", why: null, answer: said } : null;
    });
    const others = (await list()).filter((one) => one.state === "done" && one.id !== entry.id);
    if (entry.kind === "log") await Promise.all(others.map((one) => store.drop(one.id)));
    tell("kept", { entry, said });
    return "on";
  }
  const why = said.sentence || null;
  const final = [404, 409, 413, 422].includes(code) && !said.elsewhere;
  await store.change(entry.id, (now) => {
    if (final && (now.undo === "drop" || now.lenient)) return null; // nobody wants it on record
    const state = final ? "look" : "waiting";
    return { ...now, state, undo: final ? null : now.undo, why, faults: said.errors || {} };
  });
  tell(final ? "refused" : "waits", { entry, said });
  if (final) return "on";
  return [401, 429, 507].includes(code) ? "stop" : "skip";
}

// A name that was found in a thing stays on this device no longer than it must. That there is one stays: without
// the tick, the thing that is taken back would show its photo to everybody the next time.
const nameless = ({ name_inside, class_inside, ...others }) =>
  name_inside || class_inside ? { ...others, named: "1" } : others;

async function undone(entry, { status: code, said }) {
  if (said.kept) {
    const afresh = { key: newKey(), state: "look", undo: null, answer: null, tries: 0, why: null, faults: {} };
    await store.change(entry.id, (now) => (now.undo === "drop" ? null : { ...now, ...afresh }));
    tell("undone", { entry, said });
    return "on";
  }
  if (![404, 409, 422].includes(code)) return [401, 429, 507].includes(code) ? "stop" : "skip";
  const stays = { ...entry, undo: null, state: entry.answer ? "done" : "look", why: said.sentence };
  await store.change(entry.id, () => stays);
  tell("refused", { entry, said });
  return "on";
}

async function post(url, fields, photo) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set("csrf_token", token());
  if (photo) body.set("photo", photo, "photo");
  const stop = new AbortController();
  const patience = setTimeout(() => stop.abort(), AT_MOST);
  const how = { method: "POST", headers: { Accept: "application/json" }, redirect: "manual", body, signal: stop.signal };
  try {
    const response = await fetch(url, how);
    const said = await response.json();
    return typeof said.kept === "boolean" ? { status: response.status, said } : null;
  } catch (_) {
    return null; // no network, or an answer that is not the station's
  } finally {
    clearTimeout(patience);
  }
}

const tokens = () => [...document.querySelectorAll("[name=csrf_token]")];
const token = () => (tokens()[0] ? tokens()[0].value : "");

// A page that was kept from another day carries an old token; one that is fetched now has a good one.
async function freshen() {
  try {
    const response = await fetch(page.dataset.fresh, { cache: "no-store", headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[name=csrf_token]");
    if (fresh) tokens().forEach((field) => (field.value = fresh.value));
    return Boolean(fresh);
  } catch (_) {
    return false;
  }
}

function changed() {
  document.dispatchEvent(new CustomEvent("outbox:changed"));
  if (channel) channel.postMessage("changed");
}

function tell(what, detail) {
  document.dispatchEvent(new CustomEvent(`outbox:${what}`, { detail }));
}

function atOnce() {
  pause = 2 * SECOND;
  flush();
}

if (channel) channel.onmessage = () => document.dispatchEvent(new CustomEvent("outbox:changed"));
window.addEventListener("online", atOnce);
window.addEventListener("offline", changed);
window.addEventListener("pageshow", atOnce);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && atOnce());
