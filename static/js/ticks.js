// A tick is sent on its own, so that the page stays where the finger is.
// Without this, or when anything is odd, the form is sent as forms are, and the page comes anew.
const said = document.querySelector("#tick-said");

function show(form, answer) {
  const line = form.querySelector(".move-line");
  line.setAttribute("aria-pressed", String(answer.done));
  form.elements.done.value = answer.done ? "0" : "1";
  if (answer.fate) {
    line.classList.add("is-gone");
    line.disabled = true;
    line.querySelector("[data-fate]").textContent = answer.fate;
    line.querySelector(".move-fate").hidden = false;
  }
  document.querySelector("[data-settled]").textContent = answer.settled;
  document.querySelector(".bar").value = answer.settled;
  document.querySelector("#all-moved").hidden = answer.settled < answer.total;
  said.textContent = answer.fate || `${answer.settled} / ${answer.total}`;
}

async function send(form) {
  const response = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    headers: { Accept: "application/json" },
  });
  return response.json();
}

async function tick(form) {
  const line = form.querySelector(".move-line");
  if (line.hasAttribute("aria-busy")) return;
  line.setAttribute("aria-busy", "true");
  try {
    const answer = await send(form);
    if (answer.kept) show(form, answer);
    else if (answer.stale || answer.off_duty) location.reload();
    else said.textContent = answer.sentence;
  } catch {
    said.textContent = form.dataset.failed;
  } finally {
    line.removeAttribute("aria-busy");
    said.classList.toggle("vh", said.textContent !== form.dataset.failed);
  }
}

if (said) {
  for (const form of document.querySelectorAll("form[data-tick]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      tick(form);
    });
  }
}
