// The state of things in one sentence, and a second that says more. No document in here.

import { count, duration, percent, rate, millis, words } from "./format.js";

const WORTH_SAYING = 0.005;
const LATELY_SECONDS = 5;

/** Returns `state` (good, warn, bad, wait), `title` and `detail`. */
export function verdict(state) {
  const now = state.snapshot;
  if (!now) {
    return say("wait", "Connecting", "The first numbers come within a second.");
  }
  const recent = state.recent();
  if (!now.ready) {
    return say("wait", "Starting", `Kafka Streams is ${words(now.streams)}; texts wait on their topics meanwhile.`);
  }
  if (now.breaker.state === "OPEN") {
    return say("bad", "The model is out; VADER answers", brokenDetail(state, recent));
  }
  if (now.breaker.state === "HALF_OPEN") {
    return say("warn", "Trying the model again", "A few texts go to it as probes; VADER answers the others.");
  }
  if (now.records.consumed === 0) {
    return say(
      "wait",
      "Ready, and waiting for the first text",
      `Send one to ${now.inputs.join(" or ") || "an input topic"}.`,
    );
  }
  if (recent.answered > 0 && recent.fallback / recent.answered > WORTH_SAYING) {
    const isOver = state.recent(LATELY_SECONDS).fallback === 0;
    const share = `${percent(recent.fallback, recent.answered)} of the last ${duration(recent.seconds)}`;
    return isOver
      ? say("good", "The model answers again", `It missed ${share}; the reasons are counted below.`)
      : say("warn", "Some texts go to the fallback", `${share}; the reasons are counted below.`);
  }
  if (recent.answered === 0 && state.rates.length > 5) {
    return say("good", "All texts are answered", `${count(now.records.consumed)} since the start; none is coming now.`);
  }
  return say("good", "The model answers every text", healthyDetail(now, recent));
}

function say(state, title, detail) {
  return { state, title, detail };
}

function brokenDetail(state, recent) {
  const now = state.snapshot;
  const since = duration((now.at - state.breakerSince) / 1000);
  const held = now.breaker.held ? ", held by hand" : "";
  return (
    `The circuit breaker is open for ${since}${held}. Every text still has an answer in time: ` +
    `${percent(recent.fallback, recent.answered)} of the last ${duration(recent.seconds)} came without the model. ` +
    "What VADER cannot judge is marked as pending, never guessed."
  );
}

function healthyDetail(now, recent) {
  const pace = recent.seconds > 0 ? `${rate(recent.perSecond)} a second` : "counting";
  const latency = recent.meanMillis === null ? "" : `, answered in ${millis(recent.meanMillis)} on average`;
  return `${pace}${latency}. ${count(now.records.consumed)} since the start.`;
}
