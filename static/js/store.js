// What this device keeps for itself: entries that wait for the network, and a few small notes.
// A promise settles only once the browser has the change on its disk.
const NAME = "keepers";
const ENTRIES = "entries";
const NOTES = "notes";
let opened = null;

function open() {
  opened = opened || new Promise((done, fail) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(ENTRIES, { keyPath: "id", autoIncrement: true });
      asked.result.createObjectStore(NOTES);
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      done(asked.result);
    };
    asked.onerror = () => fail(asked.error);
    asked.onblocked = () => fail(new Error("blocked"));
  });
  return opened;
}

// Does `act` in one transaction; what it returns may be a request or a plain value.
async function within(stores, mode, act) {
  const database = await open();
  return new Promise((done, fail) => {
    const transaction = database.transaction(stores, mode, { durability: "strict" });
    const result = act(...[].concat(stores).map((store) => transaction.objectStore(store)));
    transaction.oncomplete = () => done(result instanceof IDBRequest ? result.result : result && result.value);
    transaction.onerror = transaction.onabort = () => fail(transaction.error || new Error("aborted"));
  });
}

export const isThere = () => open().then(() => true, () => false);
export const all = () => within(ENTRIES, "readonly", (entries) => entries.getAll());
export const add = (entry) => within(ENTRIES, "readwrite", (entries) => entries.add(entry));

// Adds an entry in the place of another: one transaction, so neither is lost and both are never there.
export function swap(entry, id, change) {
  return within(ENTRIES, "readwrite", (entries) => {
    const result = {};
    entries.get(id).onsuccess = (event) => {
      const after = event.target.result && change({ ...event.target.result });
      if (after) entries.put(after);
      else entries.delete(id);
    };
    entries.add(entry).onsuccess = (event) => (result.value = event.target.result);
    return result;
  });
}

export const drop = (id) => within(ENTRIES, "readwrite", (entries) => entries.delete(id));
export const note = (name) => within(NOTES, "readonly", (notes) => notes.get(name));
export const setNote = (name, value) => within(NOTES, "readwrite", (notes) => notes.put(value, name));

// Changes an entry as it is at this very moment: `change(entry)` gives what it becomes, null to drop it,
// undefined to leave it. Gives the entry as it was, if it was changed.
export function change(id, change) {
  return within(ENTRIES, "readwrite", (entries) => {
    const result = {};
    entries.get(id).onsuccess = (event) => {
      const before = event.target.result;
      const after = before && change({ ...before });
      if (!before || after === undefined) return;
      result.value = before;
      if (after) entries.put(after);
      else entries.delete(id);
    };
    return result;
  });
}

// Takes or renews a lease until `until` (ms) unless somebody else holds it; says whether it is ours.
export function lease(name, owner, now, until) {
  return within(NOTES, "readwrite", (notes) => {
    const result = { value: false };
    notes.get(name).onsuccess = (event) => {
      const held = event.target.result;
      if (held && held.owner !== owner && held.until > now) return;
      result.value = true;
      notes.put({ owner, until }, name);
    };
    return result;
  });
}
