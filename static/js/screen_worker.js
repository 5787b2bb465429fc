// Opens the screen at the gate where there is no network: the page from the network first, else as it was last
// seen; style sheets, scripts and photos, whose addresses change with their content, from here first.
const PAGE = "screen-page"; // one page
const NOW = "screen-now"; // what screen_kept.js keeps beside it
const FILES = "screen-files";
const PHOTOS = "screen-photos"; // no more than two of each thing that hangs there
const PATIENCE = 8000; // ms; a signal this weak counts as none
const SCREENS = /^\/screen\/(?!worker\.js$)[^/]+$/;
const GONE = [403, 404]; // what was kept is not for this browser any more

const ours = (url) => url.origin === location.origin;
const cacheOf = ({ pathname }) => (/^\/static\//.test(pathname) ? FILES : /^\/photos\//.test(pathname) ? PHOTOS : "");

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const leads = event.request.mode === "navigate";
  if (!ours(url)) return;
  if (event.request.method !== "GET") {
    if (leads && !navigator.onLine) event.respondWith(toThePage());
  } else if (leads && SCREENS.test(url.pathname)) event.respondWith(page(event, url.pathname));
  else if (leads) event.respondWith(fetch(event.request).catch(toThePage));
  else if (cacheOf(url)) event.respondWith(file(event.request.url, cacheOf(url), event.request));
});

// A page says of what it is made, for its own first visit came before this worker was there.
self.addEventListener("message", (event) => {
  if (event.data && event.data.page) event.waitUntil(keep(event.data));
});

async function page(event, path) {
  const asked = fetch(event.request);
  const answer = await Promise.race([asked.catch(() => null), after(PATIENCE)]);
  if (answer && answer.status < 500) {
    if (GONE.includes(answer.status)) await Promise.all([PAGE, NOW, PHOTOS].map((name) => caches.delete(name)));
    else if (isWhole(answer)) event.waitUntil(keepPage(path, answer.clone()));
    return answer;
  }
  return (await caches.match(path, { cacheName: PAGE })) || answer || asked;
}

// No dead end: a browser that starts with the address that connects it, or goes to a page that only the network
// has, comes to the one that is kept.
async function toThePage() {
  const [kept] = await (await caches.open(PAGE)).keys();
  return kept ? Response.redirect(kept.url) : Response.error();
}

async function file(address, cache, request) {
  const kept = await caches.match(address, { cacheName: cache });
  if (kept) return kept;
  const answer = await fetch(request || address);
  if (isWhole(answer)) await put(cache, address, answer.clone());
  return answer;
}

async function keep({ page: path, files, small, large }) {
  const kept = await caches.match(path, { cacheName: PAGE });
  if (!kept) {
    const answer = await fetch(path, { headers: { Accept: "text/html" } });
    if (isWhole(answer)) await keepPage(path, answer);
  }
  const named = (addresses) => addresses.map((each) => new URL(each, location.href).href);
  await drop(new Set(named([...small, ...large])));
  const wanted = [...named(files).filter((each) => ours(new URL(each))), ...named(small)];
  for (const address of wanted) {
    const cache = cacheOf(new URL(address));
    if (cache) await file(address, cache).catch(() => null);
  }
}

// What hangs there no more is not kept any longer.
async function drop(present) {
  const photos = await caches.open(PHOTOS);
  const stale = (await photos.keys()).filter(({ url }) => !present.has(url.replace(/\.jpg$/, ".webp")));
  await Promise.all(stale.map((request) => photos.delete(request)));
}

// The only page that is kept, with all its headers, its policy among them.
async function keepPage(path, answer) {
  const headers = new Headers(answer.headers);
  ["Content-Encoding", "Content-Length"].forEach((name) => headers.delete(name));
  const body = await answer.text();
  const pages = await caches.open(PAGE);
  await Promise.all((await pages.keys()).map((each) => pages.delete(each)));
  await pages.put(path, new Response(body, { headers }));
}

// Of each file the newest is enough.
async function put(cache, address, answer) {
  const files = await caches.open(cache);
  const path = new URL(address).pathname;
  const old = (await files.keys()).filter(({ url }) => new URL(url).pathname === path);
  await Promise.all(old.map((request) => files.delete(request)));
  await files.put(address, answer);
}

const isWhole = (answer) => answer.status === 200 && answer.type === "basic" && !answer.redirected;

function after(time) {
  return new Promise((done) => setTimeout(() => done(null), time));
}
