// A text of one's own, judged by the running model, with VADER's reasons beside it.

import { element } from "../dom.js";
import { millis, percent, polarity, words } from "../format.js";
import { origin } from "./texts.js";

const EXAMPLES = [
  ["Praise", "The new app is a joy to use, and support answered within minutes 😊"],
  ["But…", "The food was GREAT, but the service was horrible!!!"],
  ["عربي", "الخدمة ممتازة والموظف كان لطيف جدا"],
  ["Sober", "The parcel arrives on Tuesday."],
];
const TOKENS_SHOWN = 8;

/** Makes form and examples work; `headers` gives those of each call. */
export function tryBox({ form, input, examples, result }, headers) {
  const button = form.querySelector("button[type=submit]");
  for (const [name, text] of EXAMPLES) {
    const example = element("button", { type: "button", title: text }, name);
    example.addEventListener("click", () => {
      input.value = text;
      form.requestSubmit();
    });
    examples.append(example);
  }
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    result.replaceChildren(await judged(input.value, headers()));
    button.disabled = false;
  });
}

async function judged(text, headers) {
  try {
    const reply = await fetch("v1/score", {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify({ text, explain: true }),
    });
    const json = await reply.json();
    const answer = reply.ok ? json.results[0] : { error: json };
    return answer.error ? problem(answer.error) : judges(answer);
  } catch (error) {
    return problem({ title: "No answer", detail: `the instance cannot be reached (${error.message})` });
  }
}

function problem({ title, detail }) {
  return element("p", { class: "problem" }, `${title}: ${detail}.`);
}

function judges(answer) {
  return element("div", { class: "judges" }, byEngine(answer), byVader(answer));
}

function byEngine(answer) {
  const { provenance } = answer;
  const how = [
    answer.scorer === "MODEL" ? provenance.model : origin({ scorer: answer.scorer, reason: answer.fallbackReason }),
    provenance.device,
    provenance.tokensUsed ? `${provenance.tokensUsed} tokens${provenance.truncated ? ", cut" : ""}` : null,
    millis(Math.max(1, Math.round((provenance.queueMicros + (provenance.inferenceMicros ?? 0)) / 1000))),
    `language ${answer.lang}`,
  ];
  return element(
    "div",
    { class: "judge" },
    element("h3", {}, answer.scorer === "MODEL" ? "The model says" : "In place of the model"),
    said(answer.label),
    ...(answer.scores
      ? ["negative", "neutral", "positive"].map((label) => probability(label, answer.scores[label]))
      : []),
    element("p", { class: "note" }, how.filter(Boolean).join(" · ")),
  );
}

function said(label) {
  const name = words(label ?? "pending");
  return element("div", { class: `said label ${name}` }, name);
}

function probability(label, value) {
  const bar = element("i", { class: `ink-${label}` });
  bar.style.width = `${100 * value}%`;
  return element(
    "div",
    { class: "probability" },
    element("span", {}, label),
    element("span", { class: "bar", "aria-hidden": "true" }, bar),
    element("span", { class: "number" }, percent(value, 1)),
  );
}

function byVader({ vader, lang }) {
  const laden = vader.tokens.filter((token) => token.rules.length > 0);
  const strongest = [...laden].sort((a, b) => Math.abs(b.valence) - Math.abs(a.valence)).slice(0, TOKENS_SHOWN);
  const judge = element("div", { class: "judge" }, element("h3", {}, "VADER, word by word"));
  if (laden.length === 0) {
    judge.append(element("div", { class: "said" }, "no opinion"), element("p", { class: "note" }, silence(lang)));
    return judge;
  }
  judge.append(
    element(
      "div",
      { class: "said" },
      polarity(vader.compound),
      element("span", { class: "note" }, " compound, from −1 to 1"),
    ),
    element("ul", { class: "tokens" }, ...laden.filter((token) => strongest.includes(token)).map(word)),
  );
  return judge;
}

function word(token) {
  const kind = token.valence < 0 ? "negative" : token.valence > 0 ? "positive" : "";
  return element(
    "li",
    {},
    element("span", { class: `number ${kind}` }, polarity(token.valence)),
    element(
      "span",
      {},
      element("bdi", {}, token.text),
      element("span", { class: "soft" }, ` ${token.rules.join(", ")}`),
    ),
  );
}

function silence(lang) {
  return lang === "en"
    ? "None of its words is in the text."
    : "It knows English. If the model were out, this text would be marked as pending rather than guessed.";
}
