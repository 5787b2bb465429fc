// Asks the station every few seconds what hangs there now; where nothing changed, the answer is a line long.
import { hear } from "./screen_clock.js";

const EVERY = 4000; // ms between two questions
const ASLEEP = 60000; // at night nobody waits for the answer
const SLOWEST = 60000;
const PATIENCE = 10000; // a signal this weak counts as none
const GONE = [403, 404]; // this page is not for this browser any more, and a new one says why

// `news(html)` hears what changed, `still()` that nothing did, `silence(times)` how often nobody answered in
// a row, `gone()` that the page has to be opened anew. `asleep()` says whether it is night.
export function follow(address, { news, still, silence, gone, asleep }) {
  let etag = "";
  let failed = 0;
  let timer = 0;
  let asking = false;

  async function ask() {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const headers = etag ? { "If-None-Match": etag } : {};
      const answer = await fetch(address, { headers, cache: "no-store", credentials: "same-origin", signal: stop.signal });
      if (GONE.includes(answer.status)) return gone();
      if (!answer.ok && answer.status !== 304) throw new Error(String(answer.status));
      hear(answer.headers.get("Date"));
      if (answer.status === 304) return still();
      const html = await answer.text();
      await news(html, answer);
      etag = answer.headers.get("ETag") || "";
    } finally {
      clearTimeout(late);
    }
  }

  async function round() {
    if (asking) return;
    asking = true;
    clearTimeout(timer);
    try {
      await ask();
      failed = 0;
    } catch {
      failed += 1;
      silence(failed);
    }
    asking = false;
    const usual = asleep() ? ASLEEP : EVERY;
    // A hundred screens whose network comes back at the same moment do not all ask at the same moment again.
    const longer = Math.min(SLOWEST, EVERY * 2 ** failed) * (0.75 + Math.random() / 2);
    timer = setTimeout(round, failed ? longer : usual);
  }

  window.addEventListener("online", round);
  window.addEventListener("offline", () => silence(Infinity));
  round();
  return round;
}
