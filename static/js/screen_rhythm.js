// Whose turn it is on the screen; knows no page and no clock. A beat is as long as one thing speaks.
export const SPEAKERS = 3; // things of a page of the wall that speak before the wall turns

// The beat-th picture of `count` things where `room` of them, at least one, fit on the wall: the wall's page, from
// `from` to before `to`, and the place `at` of the thing that speaks. The last page is filled up with things of
// the one before, so that no wall is half empty. After enough beats every thing has spoken.
export function turn(beat, count, room) {
  const pages = Math.max(1, Math.ceil(count / room));
  const page = pages > 1 ? Math.floor(beat / SPEAKERS) % pages : 0;
  const from = Math.max(0, Math.min(page * room, count - room));
  const to = Math.min(from + room, count);
  const lap = Math.floor(beat / (SPEAKERS * pages));
  const spoken = pages > 1 ? lap * SPEAKERS + (beat % SPEAKERS) : beat;
  return { from, to, at: count ? from + (spoken % (to - from)) : -1 };
}

// What is there now and was not there before, in its order.
export function arrivals(before, after) {
  const known = new Set(before);
  return after.filter((ref) => !known.has(ref));
}

// The first beat at which the wall shows the place `at`.
export function beatOf(at, count, room) {
  for (let beat = 0; beat <= count * SPEAKERS; beat++) {
    const { from, to } = turn(beat, count, room);
    if (from <= at && at < to) return beat;
  }
  return 0;
}
