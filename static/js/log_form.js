// The log form in the page: what it says, what is missing, how it is filled in again and made ready for the next.
import { isWellFormed, normalised } from "./code.js";
import { note, setNote } from "./store.js";

const STAYS = ["zone", "place", "found_on"];
export const form = document.querySelector("form.log");
const where = form.querySelector("[data-where]");
const faults = document.querySelector("[data-faults]");

export const field = (name) => form.elements[name];
const radio = (name, value) => [...form.querySelectorAll(`[name=${name}]`)].find((one) => one.value === value);
const labelOf = (input) => form.querySelector(`label[for="${input.id}"]`);

// The school's day, for a page that was kept from another day.
function today() {
  return new Intl.DateTimeFormat("en-CA", { timeZone: form.dataset.timezone }).format(new Date());
}

export function said() {
  const values = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "csrf_token" && name !== "key") values[name] = value;
  }
  return values;
}

export function nameOf(values) {
  const tile = radio("category", values.category || "");
  return tile ? labelOf(tile).textContent.trim() : "";
}

// What cannot be right, as {field: sentence}.
export function missing(values, photo) {
  const tile = radio("category", values.category || "");
  const without = values.no_photo || (tile && tile.closest(".held"));
  const tag = normalised(values.tag || "");
  const found = {};
  if (!photo && !values.kept_photo && !without) found.photo = form.dataset.sayPhoto;
  if (!tile) found.category = form.dataset.sayCategory;
  if (tag && !isWellFormed(tag)) found.tag = form.dataset.sayTag;
  return found;
}

export function showFaults(found, sentence) {
  document.querySelectorAll("form.log .error").forEach((old) => old.remove());
  form.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
  faults.replaceChildren();
  if (!sentence && !Object.keys(found).length) return;
  const box = document.getElementById("faults").content.cloneNode(true).firstElementChild;
  const about = box.querySelector("p");
  about.textContent = sentence || "";
  about.hidden = !sentence;
  for (const [name, why] of Object.entries(found)) {
    const line = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: `#f-${name}`, textContent: why });
    line.append(link);
    box.querySelector("ul").append(line);
    mark(name, why);
  }
  form.querySelector("[data-without]").hidden = !found.photo && !said().no_photo;
  faults.append(box);
  box.scrollIntoView({ block: "center" });
  box.focus({ preventScroll: true });
}

function mark(name, why) {
  const place = document.getElementById(`f-${name}`);
  if (!place) return;
  const error = Object.assign(document.createElement("p"), { className: "error", id: `err-${name}`, textContent: why });
  place.setAttribute("aria-describedby", error.id);
  if (place.tagName === "FIELDSET") place.querySelector("legend").after(error);
  else (name === "photo" ? place.parentElement.querySelector("label") : place).after(error);
  if (place.tagName === "INPUT") place.setAttribute("aria-invalid", "true");
  if (where.contains(place)) where.open = true;
}

// Puts values into the form; a name that is not among them becomes empty.
export function fill(values) {
  for (const name of ["category", "colour", "zone", "place"]) {
    const chosen = radio(name, values[name] || "");
    form.querySelectorAll(`[name=${name}]`).forEach((one) => (one.checked = one === chosen));
  }
  for (const name of ["tag", "note", "kept_photo", "name_inside", "class_inside"]) field(name).value = values[name] || "";
  if (values.found_on) field("found_on").value = values.found_on;
  for (const name of ["no_photo", "named"]) field(name).checked = Boolean(values[name]);
  form.querySelector("[data-without]").hidden = !values.no_photo;
  tellWhere();
}

// What came back into the form is there once: a kept page may show it again after it was saved.
export const isSaved = async () => field("draft").value === (await note("saved"));
export function empty() {
  document.querySelectorAll("[data-draft]").forEach((why) => why.remove());
  fill({ zone: said().zone, place: said().place, found_on: today() });
}

// Zone, place and day stay for the next thing, for as long as the duty lasts.
export async function next() {
  const values = said();
  const stays = Object.fromEntries(STAYS.map((name) => [name, values[name] || ""]));
  if (stays.found_on === today()) stays.found_on = "";
  empty();
  fill({ ...stays, found_on: stays.found_on || today() });
  where.open = false;
  await setNote("stays", { duty: form.dataset.duty, ...stays });
  await setNote("saved", field("draft").value);
}

export async function comeBack() {
  const day = field("found_on");
  if (day.max < today()) {
    if (day.value === day.max) day.value = today();
    day.max = today();
  }
  const kept = await note("stays");
  if (kept && kept.duty === form.dataset.duty && !said().category) {
    fill({ ...said(), ...kept, found_on: kept.found_on || day.value });
    where.open = false;
  }
  tellWhere();
}

// The folded line: where it goes, where it was found, and when.
function tellWhere() {
  const [zone, place, day] = STAYS.map((name) => where.querySelector(`[data-told=${name}]`));
  const put = (into, input) => {
    const label = input && labelOf(input);
    const mark = label && label.querySelector("svg");
    into.replaceChildren(...(mark ? [mark.cloneNode(true)] : []), label ? label.querySelector(".choice-name").textContent : "");
  };
  put(zone, form.querySelector("[name=zone]:checked"));
  put(place, form.querySelector("[name=place]:checked"));
  const { value } = field("found_on");
  day.textContent = value === today() ? where.dataset.sayToday : value.slice(5).replace("-", "/");
}
where.addEventListener("change", tellWhere);
