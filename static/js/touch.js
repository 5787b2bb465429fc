// What is touched on a screen at the gate: pages that leave no trace in its history, and the claim's form.
// Every page takes the place of the one before it, so that going back leads to no page of another family.
import { equip } from "./touch_form.js";
import { begin, leads, wipe } from "./wipe.js";

const PATIENCE = 15000; // ms; the key in the form makes a second press harmless
const SETTLING = 600; // ms; the second tap of two was meant for the page before
const BROKEN = 500; // from this status on the station could not keep it

let since = -SETTLING; // when an answer took the place of the page
const isSettling = () => performance.now() - since < SETTLING;

function trouble(form, sentence = form.dataset.sayOffline) {
  const said = form.querySelector("[data-trouble]");
  said.textContent = sentence;
  said.hidden = false;
  said.scrollIntoView({ block: "nearest" });
}

// The answer takes the place of the page; it never becomes an address of its own. What is no page of this screen
// has no way back to its start, so it is not shown: the school may have disconnected the screen meanwhile.
// `typed`: what the lines of its form are to say, if it has one.
function show(html, typed = []) {
  const coming = new DOMParser().parseFromString(html, "text/html");
  if (!leads(coming)) return void wipe();
  document.title = coming.title;
  document.documentElement.lang = coming.documentElement.lang;
  document.body.replaceWith(document.adoptNode(coming.body));
  since = performance.now();
  refill(typed);
  ready();
  window.scrollTo(0, 0);
  const faulty = document.querySelector("[data-ask] .error");
  (faulty ? faulty.closest("[data-ask]").querySelector("[name]") : document.getElementById("main")).focus();
}

// The key goes with the lines: what was sent before and got no answer must not be registered twice.
function refill(typed) {
  for (const [name, value] of typed) {
    for (const field of document.querySelectorAll(`[data-touch-form] [name="${name}"]`)) {
      if (field.type === "radio") field.checked = field.value === value;
      else if (name !== "csrf_token") field.value = value;
    }
  }
}

// The same form in the other language, with what was typed: that never leaves the page.
async function translate(form, address) {
  try {
    const answer = await fetch(address);
    const html = await answer.text();
    if (!form.isConnected) return;
    if (answer.status < BROKEN) show(html, [...new FormData(form)]);
    else trouble(form, form.dataset.sayBroken);
  } catch {
    if (form.isConnected) trouble(form);
  }
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
    if (!form.isConnected) return; // the quiet seconds were over before
    if (answer.status < BROKEN) return show(html);
    again(form.dataset.sayBroken);
  } catch {
    if (form.isConnected) again();
  } finally {
    clearTimeout(timer);
  }

  function again(sentence) {
    button.innerHTML = words;
    button.disabled = false;
    trouble(form, sentence);
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
    if (!isSettling()) wipe();
  } else if (form.matches("[data-touch-form]")) {
    event.preventDefault();
    send(form);
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (isSettling()) return;
  const form = link.hreflang && document.querySelector("[data-touch-form]");
  if (form) translate(form, link.href);
  else location.replace(link.href);
});

ready();
