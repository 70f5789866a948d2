// Who answered in each second of the last minutes, and the breaker's state below.

import { Chart } from "../chart.js";
import { legend, shape } from "../dom.js";
import { clock, rate, words } from "../format.js";

const HEIGHT = 210;
const LEAST_SECONDS = 60;
const STRIP = 8;
const SERIES = [
  ["model", "model"],
  ["vader", "VADER"],
  ["none", "pending: nothing could judge"],
];

/** Returns a function that shows a state. */
export function answers(host, legendHost) {
  legendHost.replaceChildren(...SERIES.map(([ink, name]) => legend(ink, name)));
  let rates = [];
  const chart = new Chart(host, "Who answers", HEIGHT, (at) => readout(rates, at));
  return (state) => {
    rates = state.rates;
    const to = rates.at(-1)?.at ?? Date.now();
    const from = Math.min(rates[0]?.at ?? to, to - LEAST_SECONDS * 1000);
    const high = niceAbove(Math.max(4, ...rates.map((each) => each.answered / each.seconds)));
    chart.render(
      { from, to, low: -0.09 * high, high, ticks: [0, high / 2, high], showTick: rate, stepMillis: 1000 },
      (scale) => [...SERIES.map(([ink], at) => drawStack(rates, at, ink, scale)), ...drawBreaker(rates, scale)],
      rates.length === 0 ? "Counting from now on." : null,
    );
    chart.describe(
      `Answers a second, by who gave them. The breaker is ${words(state.snapshot?.breaker.state)}. Arrow keys read seconds.`,
    );
  };
}

/** One path for all of a series' bars: hundreds of elements would be made anew each second. */
function drawStack(rates, series, ink, scale) {
  const zero = scale.y(0);
  const unit = zero - scale.y(1);
  let path = "";
  for (const each of rates) {
    const right = scale.x(each.at);
    const left = Math.max(scale.left, scale.x(each.at - each.seconds * 1000));
    const below = SERIES.slice(0, series).reduce((sum, [field]) => sum + each[field], 0) / each.seconds;
    const height = (each[ink] / each.seconds) * unit;
    if (height > 0 && right > scale.left) {
      const bottom = zero - below * unit;
      // A hair's breadth between seconds, where there is room for it.
      const gap = right - left > 3 ? 0.75 : 0;
      path += `M${(left + gap).toFixed(1)} ${bottom.toFixed(1)}V${(bottom - height).toFixed(1)}H${right.toFixed(1)}V${bottom.toFixed(1)}Z`;
    }
  }
  return shape("path", { d: path, class: `ink-${ink}` });
}

function drawBreaker(rates, scale) {
  const shapes = [];
  for (let first = 0; first < rates.length;) {
    let last = first;
    while (last + 1 < rates.length && rates[last + 1].breaker === rates[first].breaker) {
      last++;
    }
    const left = Math.max(scale.left, scale.x(rates[first].at - rates[first].seconds * 1000));
    const right = scale.x(rates[last].at);
    if (right > left) {
      const kind = words(rates[first].breaker).replaceAll(" ", "-");
      const band = { x: left, y: scale.bottom - STRIP, width: right - left, height: STRIP, class: `ink-${kind}` };
      shapes.push(shape("rect", band, shape("title", {}, `breaker ${words(rates[first].breaker)}`)));
    }
    first = last + 1;
  }
  return shapes;
}

function readout(rates, at) {
  if (rates.length === 0) {
    return null;
  }
  const near = rates.reduce((best, each) => (Math.abs(each.at - at) < Math.abs(best.at - at) ? each : best));
  const lines = SERIES.filter(([field]) => near[field] > 0).map(
    ([field, name]) => `${name.split(":")[0]}: ${near[field]}`,
  );
  return { at: near.at, title: clock(near.at), lines: [...lines, `breaker ${words(near.breaker)}`] };
}

/** The next number above whose half is a round one too. */
function niceAbove(value) {
  for (let power = 1; ; power *= 10) {
    const found = [4, 6, 8, 10, 16, 20, 30].map((digit) => digit * power).find((each) => each >= value);
    if (found) {
      return found;
    }
  }
}
