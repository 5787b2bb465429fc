// The code that changes every minute: fetches the next one as its minute begins, and takes one away that counts
// no more. Without JavaScript the whole page comes anew once a minute.
const TICK = 1000; // ms
const AGAIN = 5000; // ms after a fetch that failed
const SPREAD = 2000; // ms; not every screen of a district at the same moment
const PATIENCE = 10000; // ms for an answer
const MARGIN = 5000; // ms before its end a code is taken away: a scan takes a moment

// Two clocks, for a machine may sleep, or have its clock set.
const moment = () => ({ day: Date.now(), run: performance.now() });
const since = (then) => Math.max(Date.now() - then.day, performance.now() - then.run);

function watch(place) {
  let shown, dueIn, endsIn, asking = false;

  function begin(next) {
    shown = moment();
    dueIn = next.dataset.next * 1000 + Math.random() * SPREAD;
    endsIn = next.dataset.good * 1000 - MARGIN;
  }

  function show(fresh) {
    place.querySelector("[data-code-fresh]").hidden = !fresh;
    place.querySelector("[data-code-away]").hidden = fresh;
  }

  async function renew() {
    const call = new AbortController();
    const timer = setTimeout(() => call.abort(), PATIENCE);
    asking = true;
    try {
      const answer = await fetch(place.dataset.changing, { cache: "no-store", signal: call.signal });
      const part = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = part && part.querySelector("[data-changing]");
      if (!next) throw new Error(answer.statusText); // no screen of this station any more: the page itself hears of it
      begin(next);
      place.replaceWith(next);
      place = next;
    } catch {
      dueIn = since(shown) + AGAIN;
    } finally {
      clearTimeout(timer);
      asking = false;
    }
  }

  function look() {
    if (since(shown) >= endsIn) show(false);
    if (since(shown) >= dueIn && !asking) renew();
  }

  begin(place);
  const { made } = place.closest("[data-made]").dataset;
  if (Date.now() - made >= endsIn) endsIn = dueIn = 0; // a page that was kept, opened without a network
  look();
  setInterval(look, TICK);
  window.addEventListener("online", () => asking || renew());
}

const place = document.querySelector("[data-changing]");
if (place) watch(place);
