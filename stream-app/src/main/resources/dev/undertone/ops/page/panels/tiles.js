// The row of numbers with their last minutes.

import { spark } from "../chart.js";
import { element, setText, shape } from "../dom.js";
import { count, duration, millis, percent, rate, words } from "../format.js";

const SPARK_VALUES = 120;
// Rates are shown as means of a few seconds; single seconds flicker.
const SMOOTH_SECONDS = 5;

const TILES = ["Throughput", "Latency", "Lag", "Without the model", "Circuit breaker", "Model"];

/** Returns a function that shows a state. */
export function tiles(host) {
  const all = TILES.map((name) => {
    const value = element("span", {}, "–");
    const unit = element("span", { class: "unit" });
    const more = element("dd", { class: "more" });
    const drawing = element("dd", { class: "drawing" });
    const tile = element("div", { class: "tile" });
    tile.append(element("dt", {}, name), element("dd", { class: "value" }, value, unit), more, drawing);
    host.append(tile);
    return { tile, value, unit, more, drawing };
  });
  return (state) => {
    if (state.snapshot) {
      contents(state).forEach((content, at) => show(all[at], content));
    }
  };
}

function show({ tile, value, unit, more, drawing }, content) {
  tile.dataset.state = content.state ?? "good";
  setText(value, content.value);
  setText(unit, content.unit ? ` ${content.unit}` : "");
  setText(more, content.more);
  more.title = content.title ?? content.more;
  drawing.replaceChildren(content.drawing);
}

function contents(state) {
  const now = state.snapshot;
  const last = state.recent(SMOOTH_SECONDS);
  const recent = state.recent();
  const values = (of) => state.rates.slice(-SPARK_VALUES).map(of);
  const answering = now.breaker.state === "CLOSED";
  return [
    {
      value: rate(last.perSecond),
      unit: "texts/s",
      more: `${count(now.records.consumed)} since the start`,
      drawing: spark(values((r) => r.answered / r.seconds)),
    },
    {
      value: millis(last.meanMillis),
      unit: last.meanMillis === null ? "" : "mean",
      more: state.p99() === null ? "no window yet" : `99 % within ${millis(state.p99())}`,
      drawing: spark(values((r) => (r.latencyCount === 0 ? null : r.latencyMillis / r.latencyCount))),
    },
    {
      value: count(now.lag),
      unit: "not read yet",
      more: `${count(now.records.inFlight)} in flight`,
      drawing: spark(values((r) => r.lag)),
    },
    {
      value: percent(recent.fallback, recent.answered).replace(" %", ""),
      unit: "%",
      more: recent.seconds > 0 ? `of the last ${duration(recent.seconds)}` : "counting",
      drawing: spark(
        values((r) => (r.answered === 0 ? null : (r.vader + r.none) / r.answered)),
        1,
        "warn",
      ),
      state: recent.fallback > 0.005 * recent.answered ? "warn" : "good",
    },
    {
      value: words(now.breaker.state),
      more: breakerMore(state),
      drawing: strip(values((r) => words(r.breaker).replaceAll(" ", "-"))),
      state: answering ? "good" : now.breaker.state === "OPEN" ? "bad" : "warn",
    },
    {
      value: now.model.device,
      unit: now.model.precision,
      more: `${now.model.name} ${now.model.version}`,
      title: `SHA-256 over its files: ${now.model.digest}`,
      drawing: meter(now.engine),
    },
  ];
}

/** States in their order, each in its colour. */
function strip(states) {
  const width = 100 / Math.max(1, states.length);
  const pieces = states.map((kind, at) =>
    shape("rect", {
      x: (at * width).toFixed(2),
      y: 9,
      width: (width + 0.1).toFixed(2),
      height: 8,
      class: `ink-${kind}`,
    }),
  );
  return shape(
    "svg",
    { class: "spark", viewBox: "0 0 100 26", preserveAspectRatio: "none", "aria-hidden": "true" },
    ...pieces,
  );
}

/** How full the engine is. */
function meter({ permitsHeld, permitsLimit }) {
  const held = element("i", { class: "ink-model" });
  held.style.width = `${(100 * permitsHeld) / Math.max(1, permitsLimit)}%`;
  return element(
    "div",
    { class: "meter", title: `the engine holds ${permitsHeld} of at most ${permitsLimit} texts` },
    element("span", { class: "bar", "aria-hidden": "true" }, held),
    element("span", { class: "unit" }, `holds ${count(permitsHeld)} of ${count(permitsLimit)}`),
  );
}

function breakerMore(state) {
  const now = state.snapshot;
  const since = duration((now.at - state.breakerSince) / 1000);
  if (now.breaker.held) {
    return "held by hand";
  }
  return now.breaker.state === "CLOSED" ? "the model answers" : `for ${since}`;
}
