// Label shares by source over the windows shown, and the books since the start.

import { element, legend, setText, shareBar } from "../dom.js";
import { count, duration, percent, words } from "../format.js";

const LABELS = ["negative", "neutral", "positive"];
const REASON_HELP = {
  deadline_admission: "the model could not have met the deadline",
  deadline_queued: "still waiting at the deadline",
  deadline_in_flight: "on the device at the deadline",
  breaker_open: "the model was not asked",
  queue_full: "the engine was full",
  model_error: "the model failed",
  model_rejected_input: "the model refused this text",
  model_out_of_memory: "the device had no memory",
  model_not_ready: "the model was loading",
  lag_shed: "too old; handed over to catch up",
};

/** Returns a function that shows label shares of a state. */
export function labels(host, span) {
  return (state) => {
    const sources = state.ofKind("SOURCE");
    const windows = sources.flatMap((source) => source.windows);
    if (windows.length === 0) {
      host.replaceChildren(element("p", { class: "empty" }, "No window yet."));
      return;
    }
    const from = Math.min(...windows.map((each) => each.start));
    const to = Math.max(...windows.map((each) => each.end));
    setText(span, `last ${duration((to - from) / 1000)}`);
    const rows = sources.map((source) => share(source.value, total(source.windows)));
    host.replaceChildren(...(sources.length > 1 ? [share("all", total(windows))] : []), ...rows);
  };
}

function total(windows) {
  const sums = { negative: 0, neutral: 0, positive: 0, inputs: 0 };
  for (const each of windows) {
    LABELS.forEach((label) => (sums[label] += each.labels[label]));
    sums.inputs += each.inputs;
  }
  return sums;
}

function share(name, sums) {
  const judged = LABELS.reduce((sum, label) => sum + sums[label], 0);
  return element(
    "div",
    { class: "share" },
    element(
      "div",
      { class: "row spread" },
      element("b", {}, name),
      element("span", { class: "note" }, `${count(sums.inputs)} texts`),
    ),
    shareBar(LABELS.map((label) => [label, sums[label]])),
    element(
      "div",
      { class: "note" },
      ...LABELS.map((label) => legend(label, `${label} ${percent(sums[label], judged)}`)),
    ),
  );
}

/** Returns a function that shows what became of all records of a state. */
export function scorers(host) {
  return (state) => {
    const now = state.snapshot;
    if (!now) {
      host.replaceChildren(element("p", { class: "empty" }, "Nothing counted yet."));
      return;
    }
    const { consumed, byModel, byFallback, abstained, deadLettered, tombstones, inFlight } = now.records;
    host.replaceChildren(
      element("p", { class: "note" }, "Every text taken in is in exactly one row."),
      element(
        "table",
        { class: "ledger" },
        element(
          "tbody",
          {},
          row("model", "model", byModel, consumed),
          row("vader", "VADER", byFallback, consumed),
          row("none", "pending", abstained, consumed),
          row(null, "dead letters", deadLettered, consumed),
          tombstones > 0 ? row(null, "without value", tombstones, consumed) : null,
          row(null, "in flight", inFlight, consumed),
        ),
      ),
      reasons(now.reasons),
    );
  };
}

function row(ink, name, value, whole) {
  return element(
    "tr",
    {},
    element(
      "th",
      { scope: "row" },
      ink ? element("i", { class: `swatch ink-${ink}`, "aria-hidden": "true" }) : null,
      name,
    ),
    element("td", { class: "number" }, count(value)),
    element("td", { class: "number soft" }, percent(value, whole)),
  );
}

function reasons(byReason) {
  const given = Object.entries(byReason)
    .filter(([, value]) => value > 0)
    .sort(([, a], [, b]) => b - a);
  if (given.length === 0) {
    return element("p", { class: "reasons soft" }, "No text has needed the fallback.");
  }
  return element(
    "div",
    { class: "reasons" },
    element("b", {}, "Why not the model"),
    ...given.map(([reason, value]) =>
      element(
        "div",
        { class: "row spread" },
        element(
          "span",
          {},
          words(reason),
          element("span", { class: "soft" }, REASON_HELP[reason] ? ` – ${REASON_HELP[reason]}` : ""),
        ),
        element("span", {}, count(value)),
      ),
    ),
  );
}
