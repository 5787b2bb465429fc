// A tick is sent on its own, so that the page stays where the finger is.
// Without this, or when anything is odd, the form is sent as forms are, and the page comes anew.
const course = document.querySelector("[data-course]");

function count(answer) {
  const all = answer.settled === answer.total;
  course.classList.toggle("good", all);
  course.querySelector("[data-settled]").textContent = answer.settled;
  course.querySelector("progress").value = answer.settled;
  course.querySelector("[data-cheer]").hidden = !all;
  document.querySelector("[data-said]").textContent = answer.fate || `${answer.settled} / ${answer.total}`;
}

function show(form, answer) {
  const line = form.querySelector("button");
  line.setAttribute("aria-pressed", String(answer.done));
  form.elements.done.value = answer.done ? "0" : "1";
  if (!answer.fate) return;
  line.classList.add("is-gone");
  line.disabled = true;
  line.querySelector("[data-fate]").textContent = answer.fate;
  line.querySelector("[data-fate]").parentNode.hidden = false;
}

async function send(form) {
  const headers = { Accept: "application/json" };
  const response = await fetch(form.action, { method: "POST", body: new FormData(form), headers });
  return response.json();
}

async function tick(form) {
  const line = form.querySelector("button");
  if (line.hasAttribute("aria-busy")) return;
  line.setAttribute("aria-busy", "true");
  let answer = {};
  try {
    answer = await send(form);
  } catch {
    // No network, or no answer of ours: said beside the line.
  }
  line.removeAttribute("aria-busy");
  form.querySelector("[role=alert]").hidden = Boolean(answer.kept);
  if (answer.kept) {
    show(form, answer);
    count(answer);
  } else if (answer.stale || answer.off_duty) {
    location.reload();
  }
}

for (const form of document.querySelectorAll("form[data-tick]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tick(form);
  });
}
