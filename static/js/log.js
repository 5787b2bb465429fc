// Logging without waiting: a thing is kept on the device the moment it is saved, and the form is free for the
// next one. Where the browser keeps nothing (private windows), the form goes the ordinary way.
import { codeIn, grouped, isStrange, normalised } from "./code.js";
import { comeBack, empty, field, fill, form, isSaved, missing, nameOf, next, said, showFaults } from "./log_form.js";
import { add, isThere, list, takeBack } from "./outbox.js";
import { show } from "./preview.js";
import { small } from "./small_photo.js";
import { no, yes } from "./sounds.js";
import "./colour.js";
import "./typing_scanner.js";

const input = field("photo");
let photo = null; // a promise of what will be sent
let saving = false;

function forget() {
  photo = null;
  input.value = "";
  show(input, null);
}

const entryOf = (values, picture) => {
  const fields = { ...values, tag: normalised(values.tag || "") };
  return { kind: "log", url: new URL(form.action).pathname, fields, photo: picture, name: nameOf(values) };
};

async function save() {
  const values = said();
  const picture = await photo;
  const found = missing(values, picture);
  if (!found.tag && values.tag && (await hangsAlready(values.tag))) found.tag = form.dataset.sayBound;
  showFaults(found);
  if (Object.keys(found).length) return no();
  try {
    await add(entryOf(values, picture), editing());
  } catch (_) {
    return form.submit(); // the device has no room: then the ordinary way
  }
  edit(null);
  forget();
  window.scrollTo(0, 0);
  yes();
  return next();
}

// The entry that came back into the form; it stays in the outbox until it is saved again.
const editing = () => Number(form.dataset.editing) || null;
function edit(id) {
  form.dataset.editing = id || "";
  document.dispatchEvent(new CustomEvent("outbox:next"));
  document.dispatchEvent(new CustomEvent("outbox:changed"));
}

// Two things of this device may not wait with one tag; the others the server knows.
async function hangsAlready(tag) {
  const code = normalised(tag);
  return (await list()).some((entry) => entry.state === "waiting" && !entry.undo && entry.fields.tag === code);
}

// What stands in the form half filled in is put aside first: nothing they press loses anything.
async function putAside() {
  const values = said();
  const picture = await photo;
  if (!picture && !values.category && !values.kept_photo) return;
  await add({ ...entryOf(values, picture), state: "look" }, editing());
}

async function bringBack(id) {
  const { entry, why } = await takeBack(id);
  if (!entry) return why && showFaults({}, why);
  await putAside();
  edit(id);
  forget();
  fill(entry.fields);
  if (entry.photo) {
    photo = Promise.resolve(entry.photo);
    show(input, entry.photo);
  }
  showFaults(entry.faults || {}, entry.why);
  if (!entry.why && !Object.keys(entry.faults || {}).length) form.scrollIntoView({ block: "start" });
}

function scanned(event) {
  const { text } = event.detail;
  const code = codeIn(text);
  if (isStrange(text)) {
    showFaults({ tag: form.dataset.sayStrange });
    return no();
  }
  field("tag").value = grouped(code || normalised(text).slice(0, 8));
  showFaults(code ? {} : { tag: form.dataset.sayTag });
  (code ? yes : no)();
}

async function begin() {
  if (!(await isThere())) return;
  form.classList.add("quick");
  if (await isSaved()) {
    forget();
    empty();
  }
  await comeBack();
  const tag = new URLSearchParams(location.search).get("tag");
  if (tag && codeIn(tag)) field("tag").value = grouped(codeIn(tag));
  input.addEventListener("change", () => {
    photo = input.files[0] ? small(input.files[0]) : null;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (saving) return;
    saving = true;
    save().finally(() => (saving = false));
  });
  document.addEventListener("scan", scanned);
  document.addEventListener("outbox:back", (event) => bringBack(event.detail));
  const asked = /^#back=(\d+)$/.exec(location.hash);
  if (asked) {
    history.replaceState(null, "", location.pathname);
    bringBack(Number(asked[1]));
  }
  form.dataset.ready = "1";
}
begin();
