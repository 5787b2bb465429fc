// Asks the browser to keep the keepers' pages, so that a tablet that is closed and opened again without a
// network still shows the form and what waits. On plain HTTP browsers do not offer this; then it just is not.
const words = document.querySelector("[data-outbox]").dataset;

async function keepPages() {
  await navigator.serviceWorker.register(words.worker, { scope: "/keeper/" });
  const { active } = await navigator.serviceWorker.ready;
  const pages = [...document.querySelectorAll(".doing")].map((peg) => peg.pathname);
  active.postMessage({ keep: pages, duty: words.duty, keeper: words.keeper, here: location.pathname, since: performance.timeOrigin });
}

// What was pressed needs the network, and the worker led back here.
function sayWhy() {
  if (location.hash !== "#no-network") return;
  history.replaceState(null, "", location.pathname);
  const why = document.querySelector("[data-no-network]");
  why.hidden = false;
  why.parentElement.classList.remove("empty");
  why.scrollIntoView({ block: "center" });
}

sayWhy();
window.addEventListener("hashchange", sayWhy);
if ("serviceWorker" in navigator) keepPages().catch(() => {});
