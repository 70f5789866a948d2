// What the page knows: the newest snapshot, rates of the last minutes, windows, newest texts. No document in here.

const RATES_KEPT = 180;
const WINDOWS_KEPT = 60;
const DIMENSIONS_KEPT = 200;
const OPEN_AT_MOST = 3;
const TEXTS_KEPT = 6;
const TEXTS_AT_ONCE = 3;
const SUMMARY_SECONDS = 30;

export class State {
  snapshot = null;
  rates = [];
  texts = [];
  dimensions = new Map();
  breakerSince = null;

  /** Numbers since the start, once a second. */
  addSnapshot(snapshot) {
    const before = this.snapshot;
    if (before && (before.startedAt !== snapshot.startedAt || snapshot.at <= before.at)) {
      // Another process answers now; its counters begin anew.
      this.rates = [];
      this.breakerSince = null;
    } else if (before) {
      this.rates.push(rateBetween(before, snapshot));
      this.rates.splice(0, this.rates.length - RATES_KEPT);
    }
    if (!before || before.breaker.state !== snapshot.breaker.state) {
      this.breakerSince = snapshot.at;
    }
    this.snapshot = snapshot;
  }

  /** New or changed windows. */
  addWindows(windows) {
    for (const window of windows) {
      const name = `${window.kind}:${window.value}`;
      if (!this.dimensions.has(name)) {
        if (this.dimensions.size >= DIMENSIONS_KEPT) {
          continue;
        }
        this.dimensions.set(name, { kind: window.kind, value: window.value, windows: [] });
      }
      const kept = this.dimensions.get(name).windows;
      const at = kept.findIndex((other) => other.start >= window.start);
      if (at >= 0 && kept[at].start === window.start) {
        kept[at] = window;
      } else {
        kept.splice(at < 0 ? kept.length : at, 0, window);
        kept.splice(0, kept.length - WINDOWS_KEPT);
      }
    }
  }

  /** Start of the oldest window that may still change; 0 when none is known. */
  oldestOpen() {
    const open = [...this.dimensions.values()].flatMap(({ windows }) =>
      windows.slice(-OPEN_AT_MOST).filter((each) => !each.closed),
    );
    return open.length === 0 ? 0 : Math.min(...open.map((each) => each.start));
  }

  /** Texts just answered, newest last. Of many only some are shown, so that they can be read. */
  addTexts(texts) {
    const fresh = texts.slice(-TEXTS_AT_ONCE).reverse();
    this.texts = [...fresh, ...this.texts].slice(0, TEXTS_KEPT);
    return fresh;
  }

  /** Dimensions of a kind with windows, by name. */
  ofKind(kind) {
    return [...this.dimensions.values()]
      .filter((dimension) => dimension.kind === kind)
      .sort((a, b) => a.value.localeCompare(b.value));
  }

  /** Most of the newest windows' texts were answered within this; null before there are any. */
  p99() {
    const newest = this.ofKind("SOURCE").map(
      ({ windows }) => (windows.findLast((each) => each.closed) ?? windows.at(-1)).p99,
    );
    return newest.length === 0 ? null : Math.max(...newest);
  }

  /** Sums and means over the last seconds. */
  recent(lastSeconds = SUMMARY_SECONDS) {
    const rates = this.rates.slice(-lastSeconds);
    const sum = (field) => rates.reduce((total, rate) => total + rate[field], 0);
    const seconds = sum("seconds");
    return {
      seconds,
      answered: sum("answered"),
      fallback: sum("vader") + sum("none"),
      perSecond: seconds === 0 ? 0 : sum("answered") / seconds,
      meanMillis: sum("latencyCount") === 0 ? null : Math.round(sum("latencyMillis") / sum("latencyCount")),
    };
  }
}

function rateBetween(before, now) {
  const seconds = (now.at - before.at) / 1000;
  const grown = (field) => Math.max(0, now.records[field] - before.records[field]);
  const model = grown("byModel");
  const vader = grown("byFallback");
  const none = grown("abstained");
  return {
    at: now.at,
    seconds,
    model,
    vader,
    none,
    answered: model + vader + none,
    latencyCount: now.latencyCount - before.latencyCount,
    latencyMillis: now.latencyMillis - before.latencyMillis,
    lag: now.lag,
    breaker: now.breaker.state,
  };
}
