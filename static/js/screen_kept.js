// Keeps the last picture on this machine, so that a browser that is started without a network shows it.
const NOW = "screen-now";
const AS_OF = "screen-as-of";
const MINUTE = 60000;

// What the station said last, for this address; nothing else is kept beside it.
export async function keepNews(address, html) {
  if (!("caches" in window)) return;
  await caches.delete(NOW);
  await (await caches.open(NOW)).put(address, new Response(html, { headers: { "Content-Type": "text/html" } }));
}

export async function keptNews(address) {
  const kept = "caches" in window && (await caches.match(address, { cacheName: NOW }));
  return kept ? kept.text() : "";
}

// When the station was last heard, to the minute: what is written every few seconds wears a small disk out.
export function keepMoment(address, moment) {
  try {
    const [where, before] = (localStorage.getItem(AS_OF) || "").split(" ");
    if (where !== address || Math.abs(moment - before) > MINUTE) localStorage.setItem(AS_OF, `${address} ${moment}`);
  } catch {} // a browser that keeps nothing only forgets when that was
}

export function keptMoment(address) {
  try {
    const [where, moment] = (localStorage.getItem(AS_OF) || "").split(" ");
    return where === address ? Number(moment) : 0;
  } catch {
    return 0;
  }
}

// The page, its files and the small photos go to the worker. On plain HTTP browsers do not offer one.
export async function keepPage(script) {
  if (!("serviceWorker" in navigator)) return;
  const scope = "/screen/"; // opening the page is what makes a browser look for another script there
  if (!(await navigator.serviceWorker.getRegistration(scope))) await navigator.serviceWorker.register(script, { scope });
  const { active } = await navigator.serviceWorker.ready;
  const asked = performance.getEntriesByType("resource").map(({ name }) => name);
  const files = asked.filter((name) => new URL(name).pathname.startsWith("/static/"));
  const tiles = [...document.querySelectorAll("#wall .hung")];
  const small = tiles.map((tile) => tile.querySelector("source")).filter(Boolean).map(({ srcset }) => srcset);
  const large = tiles.map((tile) => tile.dataset.webp).filter(Boolean);
  active.postMessage({ page: location.pathname, files, small, large });
}
