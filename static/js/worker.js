// Opens the keepers' pages where there is no network: pages from the network first, else as they were last
// seen; style sheets, scripts and pictures, whose addresses change with their content, from here first.
const PAGES = "keeper-pages";
const FILES = "keeper-files";
const PATIENCE = 6000; // ms: a signal this weak counts as none
const MARK = "/keeper/duty"; // whose pages these are
const KEPT_AT = "Kept-At";
const FRESH = 60000; // ms
const FILES_AT_MOST = 900;
const SHELLS = /^\/keeper\/(round|moves|today)?$/;
const OTHERS = /^\/keeper\/(who|round\/(finish|\d+))$/; // pages that only the network has

const ours = (url) => url.origin === location.origin;
const isShell = (url) => ours(url) && SHELLS.test(url.pathname);
const isFile = (url) => ours(url) && (url.pathname.startsWith("/static/") || /^\/photos\/.*\.thumb\./.test(url.pathname));

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const leads = event.request.mode === "navigate" && ours(url);
  if (event.request.method !== "GET") {
    if (leads && !navigator.onLine) event.respondWith(instead(event.request));
  } else if (leads && isShell(url)) event.respondWith(page(event, url));
  else if (leads && OTHERS.test(url.pathname)) event.respondWith(fetch(event.request).catch(() => instead(event.request)));
  else if (event.request.mode !== "navigate" && isFile(url)) event.respondWith(file(event.request));
});

// A page says which pages there are, for its own first visit came before this worker was there.
self.addEventListener("message", (event) => {
  if (event.data && event.data.keep) event.waitUntil(keep(event.data));
});

async function page(event, url) {
  const asked = fetch(event.request);
  const answer = await Promise.race([asked.catch(() => null), after(PATIENCE)]);
  if (answer) {
    if (answer.ok && answer.type === "basic" && !answer.redirected && !url.search) {
      const copy = answer.clone();
      event.waitUntil(caches.open(PAGES).then((pages) => putPage(pages, url.pathname, copy)));
    }
    return answer;
  }
  return (await caches.match(url.pathname, { cacheName: PAGES })) || asked;
}

// No dead end: back to the page that led here, which then says that there is no network.
async function instead({ referrer, url }) {
  const from = [referrer, url].map((one) => one && new URL(one)).find((one) => one && isShell(one));
  const path = from ? from.pathname : "/keeper/";
  return (await caches.match(path, { cacheName: PAGES })) ? Response.redirect(`${path}#no-network`) : Response.error();
}

async function file(request) {
  const kept = await caches.match(request, { cacheName: FILES });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && answer.type === "basic") await put(request.url, answer.clone());
  return answer;
}

// Keeps pages with all they are made of; those of another duty go first, and those that name another keeper
// are asked for anew, however young they are.
async function keep({ keep: paths, duty, keeper, here, since }) {
  const pages = await caches.open(PAGES);
  const mark = await pages.match(MARK);
  const [before, who] = mark ? (await mark.text()).split(" ") : [duty, keeper];
  if (before !== duty) await Promise.all((await pages.keys()).map((one) => pages.delete(one)));
  await pages.put(MARK, new Response(`${duty} ${keeper}`));
  const urls = paths.map((path) => new URL(path, location.href)).filter(isShell);
  const young = who === keeper ? Date.now() - FRESH : since;
  for (const { pathname } of urls) await keepPage(pages, pathname, pathname === here ? since : young);
}

// Keeps a page unless it was kept since then; the page that is open is kept as it was opened, for a form that
// led to it may have changed it a moment ago.
async function keepPage(pages, path, since) {
  const kept = await pages.match(path);
  const fresh = kept && kept.headers.get(KEPT_AT) >= since;
  const answer = fresh ? kept : await fetch(path, { headers: { Accept: "text/html" } }).catch(() => kept);
  if (!answer || !answer.ok || answer.redirected) return;
  if (answer !== kept) await putPage(pages, path, answer.clone());
  await keepFiles(await answer.text(), location.href, /(?:href|src|srcset)="([^"#\s]+)/g);
}

// A page with all its headers, its policy among them, and the moment at which it was kept.
async function putPage(pages, path, answer) {
  const headers = new Headers(answer.headers);
  ["Content-Encoding", "Content-Length"].forEach((name) => headers.delete(name));
  headers.set(KEPT_AT, Date.now());
  await pages.put(path, new Response(await answer.text(), { headers }));
}

// The files that a page or a script names, and those that they name in turn.
async function keepFiles(text, base, naming) {
  const named = [...text.matchAll(naming)].map((found) => new URL(found[1].replace(/&amp;/g, "&"), base));
  const wanted = named.filter((url) => isFile(url) && !/\.jpg$/.test(url.pathname));
  await Promise.all([...new Set(wanted.map((url) => url.href))].map(keepFile));
}

async function keepFile(address) {
  const kept = await caches.match(address, { cacheName: FILES });
  const answer = kept || (await fetch(address).catch(() => null));
  if (!answer || !answer.ok) return;
  if (!kept) await put(address, answer.clone());
  if (/\.js\?/.test(address)) await keepFiles(await answer.text(), address, /(?:from|import) "([^"]+)"/g);
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
