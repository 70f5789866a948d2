// Numbers and times as people read them, the same in every locale's browser.

const NUMBER = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const MINUTE = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });

export function count(value) {
  return NUMBER.format(value);
}

/** A rate: 0.4, 7.2, 20, 1,250. */
export function rate(value) {
  return value < 10 && !Number.isInteger(value) ? value.toFixed(1) : NUMBER.format(value);
}

/** A share: 0 %, 0.4 %, 12 %. Small ones never vanish. */
export function percent(part, whole) {
  const share = whole === 0 ? 0 : (100 * part) / whole;
  if (share > 0 && share < 0.1) {
    return "< 0.1 %";
  }
  return `${share > 0 && share < 10 ? share.toFixed(1) : share.toFixed(0)} %`;
}

/** From -1 to 1, always with its sign. */
export function polarity(value) {
  if (value === null || value === undefined) {
    return "–";
  }
  const shown = Math.abs(value).toFixed(2);
  return `${value < 0 && shown !== "0.00" ? "−" : "+"}${shown}`;
}

export function millis(value) {
  if (value === null || value === undefined) {
    return "–";
  }
  return value < 1000 ? `${NUMBER.format(value)} ms` : `${(value / 1000).toFixed(1)} s`;
}

/** How long: 8 s, 3 min, 2 h. */
export function duration(seconds) {
  if (seconds < 90) {
    return `${Math.max(0, Math.round(seconds))} s`;
  }
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

export function clock(at) {
  return CLOCK.format(at);
}

/** A tick of a time axis whose ticks lie so far apart. */
export function tick(at, stepMillis) {
  if (stepMillis >= 86_400_000) {
    return DAY.format(at);
  }
  return stepMillis >= 60_000 ? MINUTE.format(at) : CLOCK.format(at);
}

/** A constant's name in words: DEADLINE_IN_FLIGHT is "deadline in flight". */
export function words(constant) {
  return String(constant ?? "")
    .toLowerCase()
    .replaceAll("_", " ");
}
