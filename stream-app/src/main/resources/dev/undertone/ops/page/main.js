// The live page: one stream of events in, one state, and panels that show it.

import { byId, setText } from "./dom.js";
import { follow } from "./events.js";
import { clock } from "./format.js";
import { answers } from "./panels/answers.js";
import { labels, scorers } from "./panels/shares.js";
import { texts } from "./panels/texts.js";
import { tiles } from "./panels/tiles.js";
import { trend } from "./panels/trend.js";
import { tryBox } from "./panels/try.js";
import { windows } from "./panels/windows.js";
import { State } from "./state.js";
import { verdict } from "./verdict.js";
import * as wire from "./wire.js";

const KEY = "undertone-key";
const STALE_MILLIS = 4000;
const WINDOWS_EVERY_MILLIS = 2000;
const WINDOWS_LIMIT_MILLIS = 5000;
const WINDOWS_AT_ONCE = 1000;
const ALL_WINDOWS_EVERY = 15;

const state = new State();
let paused = false;
let connection = "wait";
let heardAt = null;
let asking = false;
let asked = 0;

const panels = [
  tiles(byId("tiles")),
  trend(byId("trend"), byId("trend-legend"), byId("trend-note")),
  labels(byId("labels"), byId("labels-span")),
  answers(byId("answers"), byId("answers-legend")),
  scorers(byId("scorers")),
  texts(byId("texts"), byId("texts-rate")),
  windows(byId("windows"), byId("windows-kind"), () => show()),
];

function show() {
  panels.forEach((panel) => panel(state));
  showVerdict();
}

function showVerdict() {
  const said = isStale()
    ? {
        state: "bad",
        title: "No news from the instance",
        detail: `What you see is from ${clock(heardAt)}. The page connects again by itself.`,
      }
    : verdict(state);
  byId("verdict").dataset.state = said.state;
  setText(byId("verdict-title"), said.title);
  setText(byId("verdict-detail"), said.detail);
}

function showConnection() {
  const stale = isStale();
  document.body.dataset.stale = stale;
  const [look, words] = stale
    ? ["bad", `stale since ${clock(heardAt)}`]
    : paused
      ? ["warn", "paused"]
      : { good: ["good", "live"], wait: ["wait", "connecting"], lost: ["warn", "connecting again"] }[connection];
  byId("connection").dataset.state = look;
  setText(byId("connection"), words);
  if (stale) {
    showVerdict();
  }
}

function isStale() {
  return heardAt !== null && Date.now() - heardAt > STALE_MILLIS;
}

const EVENTS = {
  snapshot: (json) => {
    state.addSnapshot(wire.snapshot(json));
    const { application, version } = state.snapshot;
    setText(byId("application"), `${application} · ${version}`);
    state.addTexts(json.texts.map(wire.text));
    setText(
      byId("about"),
      `Numbers since ${clock(Date.parse(state.snapshot.startedAt))}, of this instance of ${application}.`,
    );
  },
};

const hears = {
  connected: () => {
    connection = "good";
    showConnection();
    askForWindows();
  },
  event: (name, json) => {
    heardAt = Date.now();
    EVENTS[name]?.(json);
    if (!paused) {
      show();
    }
    showConnection();
  },
  lost: () => {
    connection = "lost";
    showConnection();
  },
  refused: () =>
    new Promise((resolve) => {
      byId("key-form").hidden = false;
      setText(byId("verdict-title"), "A key is needed");
      setText(byId("verdict-detail"), "This instance shows itself only to those with a key.");
      byId("key-form").onsubmit = (event) => {
        event.preventDefault();
        sessionStorage.setItem(KEY, byId("key").value);
        byId("key-form").hidden = true;
        resolve();
      };
    }),
};

/**
 * Windows are not in the events: they come from all instances, by a question of their own. Mostly for those that may still
 * change; now and then for all, since texts may come with any event time.
 */
async function askForWindows() {
  if (asking || connection !== "good") {
    return;
  }
  asking = true;
  try {
    const from = new Date(asked++ % ALL_WINDOWS_EVERY === 0 ? 0 : state.oldestOpen()).toISOString();
    const reply = await fetch(`v1/analytics?from=${from}&limit=${WINDOWS_AT_ONCE}`, {
      headers: headers(),
      signal: AbortSignal.timeout(WINDOWS_LIMIT_MILLIS),
    });
    if (reply.ok) {
      const { windows, complete } = await reply.json();
      state.addWindows(windows.map(wire.window));
      byId("windows-partial").hidden = complete;
    }
  } catch {
    // The events say whether the instance is there.
  } finally {
    asking = false;
  }
}

function headers() {
  const key = sessionStorage.getItem(KEY);
  return key ? { "X-API-Key": key } : {};
}

byId("pause").addEventListener("click", () => {
  paused = !paused;
  byId("pause").setAttribute("aria-pressed", String(paused));
  showConnection();
  if (!paused) {
    show();
  }
});
new ResizeObserver(() => panels.forEach((panel) => panel(state))).observe(byId("trend"));
setInterval(showConnection, 1000);
setInterval(askForWindows, WINDOWS_EVERY_MILLIS);
tryBox(
  { form: byId("try-form"), input: byId("try-text"), examples: byId("examples"), result: byId("try-result") },
  headers,
);
show();
follow("v1/events", headers, hears);
