// The code on a tag, by the rules of kiosk/domain/codes.py: eight characters, the last one a check.
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const ADDRESS = /[/\\、][ts][/\\、]([^/\\、?#]+)(?:[/\\、][0-9A-Z]{8})?[/\\、]?(?:[?#].*)?$/i;

export function normalised(typed) {
  return typed.normalize("NFKC").toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
}

export function isWellFormed(code) {
  if (code.length !== 8 || [...code].some((character) => !ALPHABET.includes(character))) return false;
  const weights = [2, 3, 4, 5, 6, 7, 8, 1];
  const total = [...code].reduce((sum, character, place) => sum + weights[place] * ALPHABET.indexOf(character), 0);
  return total % 31 === 0;
}

// The code in what a scanner read, an address of ours or the bare code; "" if there is none.
export function codeIn(text) {
  const read = text.normalize("NFKC").trim();
  const found = ADDRESS.exec(read);
  const code = normalised(found ? found[1] : read);
  return isWellFormed(code) ? code : "";
}

// An address, but of no tag: a station's poster, or a code that is none of ours.
export const isStrange = (text) => /[/\\、]/.test(text) && (!codeIn(text) || /[/\\、]s[/\\、]/i.test(text));

export const grouped = (code) => `${code.slice(0, 4)} ${code.slice(4)}`.trim();
