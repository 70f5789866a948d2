// The newest windows as a table: the same numbers as the drawings, for whoever wants them exactly.

import { element, shareBar } from "../dom.js";
import { clock, count, millis, percent, polarity } from "../format.js";

const LABELS = ["negative", "neutral", "positive"];
const COLUMNS = 10;
const ROWS = 12;
const ROWS_EACH = 4;

/** Returns a function that shows a state. */
export function windows(body, select, again) {
  select.addEventListener("change", again);
  return (state) => {
    const newest = state
      .ofKind(select.value)
      .flatMap((dimension) => dimension.windows.slice(-ROWS_EACH))
      .sort((a, b) => b.start - a.start || a.value.localeCompare(b.value))
      .slice(0, ROWS);
    if (newest.length === 0) {
      body.replaceChildren(element("tr", {}, element("td", { colspan: COLUMNS, class: "empty" }, "No window yet.")));
      return;
    }
    body.replaceChildren(...newest.map(row));
  };
}

function row(window) {
  const { negative, neutral, positive } = window.labels;
  const judged = negative + neutral + positive;
  const shares = LABELS.map((label) => percent(window.labels[label], judged)).join(", ");
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, element("bdi", {}, window.value)),
    element("td", { class: "time" }, `${clock(window.start)} – ${clock(window.end)}`),
    element("td", { class: window.closed ? "soft" : null }, window.closed ? "final" : "filling"),
    number("Texts", count(window.inputs)),
    element(
      "td",
      { class: "shares" },
      shareBar(LABELS.map((label) => [label, window.labels[label]])),
      element("span", { class: "note" }, shares),
    ),
    number("Model", polarity(window.model)),
    number("VADER", polarity(window.vader)),
    number("Fallback", percent(window.scorers.vader + window.scorers.none, window.inputs)),
    number("99 % within", millis(window.p99)),
    number("Late", count(window.late)),
  );
}

/** In a narrow window, where there is no head of the table, each number has its name beside it. */
function number(name, text) {
  return element("td", { class: "number", "data-name": name }, text);
}
