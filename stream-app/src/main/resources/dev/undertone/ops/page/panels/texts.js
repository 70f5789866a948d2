// The newest texts with their answers. Texts of strangers: shown as text only, each in its own direction.

import { element, setText } from "../dom.js";
import { millis, polarity, rate, words } from "../format.js";

/** Returns a function that shows a state. */
export function texts(host, rateNote) {
  let shown = null;
  const items = new WeakMap();
  return (state) => {
    const newest = state.texts[0];
    if (newest === undefined) {
      host.replaceChildren(element("li", { class: "empty" }, "The next text that is answered shows here."));
      return;
    }
    if (newest === shown) {
      return;
    }
    shown = newest;
    host.replaceChildren(
      ...state.texts.map((each) => {
        if (!items.has(each)) {
          items.set(each, item(each));
        }
        return items.get(each);
      }),
    );
    const perSecond = state.recent().perSecond;
    setText(rateNote, perSecond > 3 ? `some of ${rate(perSecond)} a second` : "");
  };
}

function item(answer) {
  const text = answer.text ?? "The text is not shown here.";
  return element(
    "li",
    { class: "fresh" },
    element("p", { dir: "auto", lang: language(answer.lang), class: answer.text === null ? "soft" : null }, text),
    element(
      "div",
      { class: "meta" },
      element("span", { class: `label ${words(answer.label ?? "pending")}` }, words(answer.label ?? "pending")),
      element("span", {}, answer.polarity === null ? "" : polarity(answer.polarity)),
      element("span", { class: answer.scorer === "MODEL" ? null : "by-vader" }, origin(answer)),
      element("bdi", {}, [answer.source, answer.subject, answer.lang].filter(Boolean).join(" · ")),
      element("span", {}, answer.millis === null ? "" : millis(answer.millis)),
    ),
  );
}

/** Where an answer came from: the model, or the fallback and why. */
export function origin(answer) {
  const why = answer.reason ? `: ${words(answer.reason)}` : "";
  switch (answer.scorer) {
    case "MODEL":
      return "model";
    case "VADER":
      return `VADER${why}`;
    default:
      return `nobody could judge${why}`;
  }
}

/** Senders give what they like as a language; only a real tag may steer a screen reader. */
function language(lang) {
  return /^[a-z]{2,3}$/.test(lang ?? "") && lang !== "und" ? lang : null;
}
