// The time and the day at the school, whatever this machine takes them to be.
const FAR_OFF = 90000; // ms; a machine that is as wrong as that follows the station's clock
let skew = 0;

// `date`: of an answer's Date header.
export function hear(date) {
  const there = Date.parse(date || "");
  if (Number.isNaN(there)) return;
  const apart = there - Date.now();
  skew = Math.abs(apart) > FAR_OFF ? apart : 0;
}

export const now = () => Date.now() + skew;

// "15:30" and "2025-10-13" of a moment in a time zone.
export function schoolTime(zone, moment = now()) {
  const said = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  }).formatToParts(moment);
  const part = Object.fromEntries(said.map(({ type, value }) => [type, value]));
  return { time: `${part.hour}:${part.minute}`, day: `${part.year}-${part.month}-${part.day}` };
}

// How a day is called: 10月13日星期一.
export function dayNamed(zone, language, moment = now()) {
  return new Intl.DateTimeFormat(language, { timeZone: zone, month: "long", day: "numeric", weekday: "long" }).format(moment);
}

export const isBetween = (time, from, until) => from <= time && time < until;
