// The server's JSON, turned into what the page draws. The one place that knows the field names of the wire.

/** A snapshot of an instance; counts and sums are since its start. */
export function snapshot({ at, status, answers, latency, lag }) {
  const sum = (field) => latency.reduce((total, each) => total + each[field], 0);
  return {
    at: millisOf(at),
    application: status.application,
    version: status.version,
    startedAt: status.startedAt,
    ready: status.ready,
    streams: status.streams,
    model: status.model,
    breaker: status.breaker,
    engine: status.engine,
    inputs: Object.keys(status.topics.inputs),
    records: status.records,
    reasons: byReason(answers),
    latencyCount: sum("count"),
    latencyMillis: sum("totalMillis"),
    lag,
  };
}

function byReason(answers) {
  const counts = {};
  for (const { reason, count } of answers.filter((each) => each.reason !== "none")) {
    counts[reason] = (counts[reason] ?? 0) + count;
  }
  return counts;
}

/** A window of one dimension. */
export function window(json) {
  return {
    kind: json.dimension.kind,
    value: json.dimension.value,
    start: millisOf(json.start),
    end: millisOf(json.end),
    closed: json.closed,
    inputs: json.inputs,
    late: json.late,
    labels: json.labels,
    scorers: json.scorers,
    model: json.modelPolarity?.mean ?? null,
    vader: json.vaderPolarity?.mean ?? null,
    p99: json.latency?.p99Millis ?? null,
  };
}

/** A text with its answer. */
export function text(json) {
  return {
    source: json.source.name,
    text: json.text,
    lang: json.lang,
    subject: json.subject,
    label: json.label,
    polarity: json.polarity,
    confidence: json.confidence,
    scorer: json.scorer,
    reason: json.fallbackReason,
    millis: millisOf(json.scoredAt) - millisOf(json.source.timestamp),
  };
}

function millisOf(instant) {
  return Date.parse(instant);
}
