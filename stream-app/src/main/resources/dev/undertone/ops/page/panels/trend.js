// Polarity by source over event time. The model's means are lines, VADER's are diamonds: two scales, never one mean.

import { Chart, linePath } from "../chart.js";
import { element, setText, shape } from "../dom.js";
import { clock, duration, polarity } from "../format.js";

const HEIGHT = 250;
const LEAST_WINDOWS = 20;
const MOST_WINDOWS = 60;
const INKS = 4;
const TICKS = [-1, -0.5, 0, 0.5, 1];

/** Returns a function that shows a state. */
export function trend(host, legendHost, note) {
  let sources = [];
  let size = 5000;
  const chart = new Chart(host, "Sentiment by source", HEIGHT, (at) => readout(sources, size, at));
  return (state) => {
    sources = state.ofKind("SOURCE");
    const windows = sources.flatMap((source) => source.windows);
    size = windows.length > 0 ? windows[0].end - windows[0].start : size;
    const to = windows.reduce((latest, window) => Math.max(latest, window.end), 0) || state.snapshot?.at || Date.now();
    const first = windows.reduce((earliest, window) => Math.min(earliest, window.start), to);
    const from = Math.max(Math.min(first, to - LEAST_WINDOWS * size), to - MOST_WINDOWS * size);
    chart.render(
      { from, to, low: -1, high: 1, ticks: TICKS, showTick: tick, stepMillis: size },
      (scale) => sources.flatMap((source, at) => drawSource(source, ink(at), scale, size)),
      windows.length === 0 ? "The first window fills; it shows here in a moment." : null,
    );
    chart.describe(describe(sources));
    setText(note, `Mean polarity of each ${duration(size / 1000)} window, by the time the texts were written.`);
    showLegend(legendHost, sources);
  };
}

function drawSource(source, kind, scale, size) {
  const inside = source.windows.filter((window) => scale.x(window.end) >= scale.left);
  const points = [];
  inside.forEach((window, at) => {
    if (at > 0 && window.start - inside[at - 1].start > 1.5 * size) {
      points.push([0, null]);
    }
    points.push([scale.x(middle(window)), window.model === null ? null : scale.y(window.model)]);
  });
  const shapes = [shape("path", { d: linePath(points), class: `line ${kind}` })];
  for (const window of inside.filter((each) => each.vader !== null)) {
    const x = scale.x(middle(window));
    const y = scale.y(window.vader);
    const diamond = `M${x} ${y - 4.5}L${x + 4.5} ${y}L${x} ${y + 4.5}L${x - 4.5} ${y}Z`;
    shapes.push(shape("path", { d: diamond, class: `mark ${kind}` }));
  }
  return shapes;
}

function readout(sources, size, at) {
  const windows = sources.flatMap((source) => source.windows);
  if (windows.length === 0) {
    return null;
  }
  const away = (window) => Math.abs(middle(window) - at);
  const nearest = windows.reduce((best, window) => (away(window) < away(best) ? window : best));
  const lines = sources
    .map((source) => source.windows.find((window) => window.start === nearest.start))
    .filter((window) => window !== undefined)
    .map((window) => {
      const vader = window.vader === null ? "" : `, VADER ${polarity(window.vader)}`;
      return `${window.value}: ${polarity(window.model)}${vader} (${window.inputs} texts)`;
    });
  return { at: middle(nearest), title: `${clock(nearest.start)} to ${clock(nearest.start + size)}`, lines };
}

function showLegend(host, sources) {
  const names = sources.map((source) => source.value).join("\n");
  if (host.dataset.names === names) {
    return;
  }
  host.dataset.names = names;
  const line = (kind) =>
    shape(
      "svg",
      { class: "key", viewBox: "0 0 14 10", "aria-hidden": "true" },
      shape("path", { d: "M0 5H14", class: `line ${kind}` }),
    );
  const diamond = shape(
    "svg",
    { class: "key", viewBox: "0 0 14 10", "aria-hidden": "true" },
    shape("path", { d: "M7 1L11 5L7 9L3 5Z", class: "mark source-1" }),
  );
  host.replaceChildren(
    ...sources.map((source, at) => element("span", { class: "legend-item" }, line(ink(at)), source.value)),
    ...(sources.length > 0
      ? [element("span", { class: "legend-item soft" }, diamond, "VADER, a scale of its own")]
      : []),
  );
}

function describe(sources) {
  const newest = sources
    .map((source) => source.windows.at(-1))
    .filter((window) => window !== undefined)
    .map((window) => `${window.value} ${polarity(window.model ?? window.vader)}`);
  return `Sentiment by source, polarity from -1 to 1. Newest: ${newest.join(", ") || "none yet"}. Arrow keys read windows.`;
}

function ink(at) {
  return `source-${(at % INKS) + 1}`;
}

function tick(value) {
  return value === 0 ? "0" : (value > 0 ? "+" : "−") + Math.abs(value);
}

function middle(window) {
  return (window.start + window.end) / 2;
}
