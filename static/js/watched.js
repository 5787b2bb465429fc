// Reads a file that comes among lines: "name N", "of ROWS", "at ROWS", "file BYTES" and so many bytes, "end".
const NEWLINE = 10;

function joined(kept, more) {
  const both = new Uint8Array(kept.length + more.length);
  both.set(kept);
  both.set(more, kept.length);
  return both;
}

// The file as { name, blob }; `count` is called with the rows that are in and with all of them.
// An answer that ends before its end is an error, for half a file looks like a whole one.
export async function readWatched(reader, count) {
  const words = new TextDecoder();
  const file = { name: "", parts: [], rows: 0, whole: false };
  let kept = new Uint8Array(0);
  let owed = 0;

  function obey(line) {
    const gap = line.indexOf(" ");
    const [word, value] = gap < 0 ? [line, ""] : [line.slice(0, gap), line.slice(gap + 1)];
    if (word === "name") file.name = value;
    if (word === "of") file.rows = Number(value);
    if (word === "of" || word === "at") count(word === "at" ? Number(value) : 0, file.rows);
    if (word === "file") owed = Number(value);
    if (word === "end") file.whole = true;
  }

  function eat() {
    while (kept.length) {
      if (owed) {
        const part = kept.slice(0, owed);
        file.parts.push(part);
        owed -= part.length;
        kept = kept.slice(part.length);
      } else {
        const end = kept.indexOf(NEWLINE);
        if (end < 0) return;
        obey(words.decode(kept.slice(0, end)));
        kept = kept.slice(end + 1);
      }
    }
  }

  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    kept = joined(kept, value);
    eat();
  }
  if (!file.whole) throw new Error("the file is not whole");
  return { name: file.name, blob: new Blob(file.parts) };
}
