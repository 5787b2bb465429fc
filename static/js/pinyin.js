// Which characters the letters typed so far may stand for. `table`: characters by syllable, the likeliest first.
const OF_ANOTHER = 6; // characters of each longer syllable that begins with the letters
const AT_MOST = 240;

// `characters`: to choose from; `rest`: the letters that stay once one of them is taken. The letters may be
// several syllables in one go: linxiaoyu offers what is spelled lin, and keeps xiaoyu.
export function offered(letters, table) {
  if (!letters) return { characters: [], rest: "" };
  const own = [...(table[letters] || "")];
  const longer = Object.keys(table).filter((syllable) => syllable !== letters && syllable.startsWith(letters));
  if (own.length || longer.length) {
    const more = longer.flatMap((syllable) => [...table[syllable]].slice(0, OF_ANOTHER));
    return { characters: [...new Set([...own, ...more])].slice(0, AT_MOST), rest: "" };
  }
  for (let end = letters.length - 1; end; end--) {
    const syllable = letters.slice(0, end);
    if (table[syllable]) return { characters: [...table[syllable]], rest: letters.slice(end) };
  }
  return { characters: [], rest: "" };
}
