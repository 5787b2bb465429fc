// Opens the keepers' pages where there is no network: pages from the network first, else as they were last
// seen; style sheets, scripts and pictures, whose addresses change with their content, from here first.
const PAGES = "keeper-pages";
const FILES = "keeper-files";
const PATIENCE = 4000; // ms: a signal this weak counts as none
const FILES_AT_MOST = 900;
const SHELLS = /^\/keeper\/(round|moves|today)?$/;

const ours = (url) => url.origin === location.origin;
const isShell = (url) => ours(url) && SHELLS.test(url.pathname);
const isFile = (url) => ours(url) && (url.pathname.startsWith("/static/") || /^\/photos\/.*\.thumb\./.test(url.pathname));

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET") return;
  if (event.request.mode === "navigate" && isShell(url)) event.respondWith(page(event, url));
  else if (event.request.mode !== "navigate" && isFile(url)) event.respondWith(file(event.request));
});

// A page says what it is made of, for its first visit came before this worker was there.
self.addEventListener("message", (event) => {
  if (event.data && event.data.keep) event.waitUntil(keep(event.data.keep));
});

async function page(event, url) {
  const asked = fetch(event.request);
  const answer = await Promise.race([asked.catch(() => null), after(PATIENCE)]);
  if (answer) {
    if (answer.ok && answer.type === "basic" && !answer.redirected && !url.search) {
      const copy = answer.clone();
      event.waitUntil(caches.open(PAGES).then((pages) => pages.put(url.pathname, copy)));
    }
    return answer;
  }
  return (await caches.match(url.pathname, { cacheName: PAGES })) || asked;
}

async function file(request) {
  const kept = await caches.match(request, { cacheName: FILES });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && answer.type === "basic") await put(request.url, answer.clone());
  return answer;
}

async function keep(addresses) {
  const urls = addresses.map((address) => new URL(address, location.href));
  await Promise.all(urls.filter(isFile).map((url) => keepFile(url.href)));
  await Promise.all(urls.filter(isShell).map((url) => keepPage(url)));
}

async function keepFile(address) {
  if (await caches.match(address, { cacheName: FILES })) return;
  const answer = await fetch(address).catch(() => null);
  if (answer && answer.ok) await put(address, answer);
}

async function keepPage(url) {
  const answer = await fetch(url.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer && answer.ok && !answer.redirected) await (await caches.open(PAGES)).put(url.pathname, answer);
}

// The newest of each file is enough, and the oldest go when there are many.
async function put(address, answer) {
  const files = await caches.open(FILES);
  const path = new URL(address).pathname;
  const before = await files.keys();
  const old = before.filter((request) => new URL(request.url).pathname === path && request.url !== address);
  const many = before.slice(0, Math.max(0, before.length - FILES_AT_MOST));
  await Promise.all([...old, ...many].map((request) => files.delete(request)));
  await files.put(address, answer);
}

function after(time) {
  return new Promise((done) => setTimeout(() => done(null), time));
}
