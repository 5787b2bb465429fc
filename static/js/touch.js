// What is touched on a screen at the gate: pages that leave no trace in its history, and the claim's form.
// Every page takes the place of the one before it, so that going back leads to no page of another family.
import { equip } from "./touch_form.js";
import { begin, wipe } from "./wipe.js";

const PATIENCE = 15000; // ms; the key in the form makes a second press harmless

function trouble(form) {
  const said = form.querySelector("[data-trouble]");
  said.textContent = form.dataset.sayOffline;
  said.hidden = false;
  said.scrollIntoView({ block: "nearest" });
}

// The answer takes the place of the page; it never becomes an address of its own.
function show(html) {
  const coming = new DOMParser().parseFromString(html, "text/html");
  document.title = coming.title;
  document.documentElement.lang = coming.documentElement.lang;
  document.body.replaceWith(document.adoptNode(coming.body));
  ready();
  window.scrollTo(0, 0);
  const faulty = document.querySelector("[data-ask] .error");
  (faulty ? faulty.closest("[data-ask]").querySelector("[name]") : document.getElementById("main")).focus();
}

async function send(form) {
  const button = form.querySelector("[data-busy]");
  if (button.disabled) return;
  const words = button.innerHTML;
  const body = new URLSearchParams(new FormData(form));
  button.textContent = button.dataset.busy;
  button.disabled = true;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(form.action, { method: "POST", body, signal: patience.signal });
    if (answer.redirected) return void location.replace(answer.url);
    const html = await answer.text();
    if (form.isConnected) show(html); // else the quiet seconds were over before
  } catch {
    button.innerHTML = words;
    button.disabled = false;
    if (form.isConnected) trouble(form);
  } finally {
    clearTimeout(timer);
  }
}

function ready() {
  for (const form of document.querySelectorAll("[data-touch-form]")) equip(form);
  begin();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-wipe]")) {
    event.preventDefault();
    wipe();
  } else if (form.matches("[data-touch-form]")) {
    event.preventDefault();
    send(form);
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  location.replace(link.href);
});

ready();
