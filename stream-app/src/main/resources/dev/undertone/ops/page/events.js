// Server-sent events, read by fetch: EventSource can neither send a key nor tell a refusal from a broken line.

const SILENCE_LIMIT_MILLIS = 10_000;
const FIRST_PAUSE_MILLIS = 500;
const LONGEST_PAUSE_MILLIS = 8_000;

/**
 * Follows a stream for ever: connects again when it ends, breaks, or says nothing for ten seconds.
 *
 * `hears` has `event(name, data)`, `connected()`, `lost(reason)`, and `refused()`, which resolves when there is a new key.
 */
export async function follow(url, headers, hears) {
  let pause = FIRST_PAUSE_MILLIS;
  for (;;) {
    try {
      await readOnce(url, headers(), hears, () => (pause = FIRST_PAUSE_MILLIS));
      hears.lost("the stream ended");
    } catch (error) {
      if (error.status === 401 || error.status === 403) {
        await hears.refused();
        continue;
      }
      hears.lost(error.message);
    }
    // Pages that lost the same server must not all come back at the same moment.
    await new Promise((resolve) => setTimeout(resolve, pause * (0.75 + Math.random() / 2)));
    pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
  }
}

async function readOnce(url, headers, hears, onEvent) {
  const abort = new AbortController();
  let watch = setTimeout(() => abort.abort(), SILENCE_LIMIT_MILLIS);
  try {
    const reply = await fetch(url, { headers: { Accept: "text/event-stream", ...headers }, signal: abort.signal });
    if (!reply.ok) {
      throw Object.assign(new Error(`the server answers ${reply.status}`), { status: reply.status });
    }
    hears.connected();
    const parse = parser((name, data) => {
      onEvent();
      hears.event(name, data);
    });
    const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(watch);
      watch = setTimeout(() => abort.abort(), SILENCE_LIMIT_MILLIS);
      parse(part.value);
    }
  } finally {
    clearTimeout(watch);
    abort.abort();
  }
}

/** Takes pieces of a stream, cut anywhere, and calls back for each whole event. Data must be JSON. */
export function parser(onEvent) {
  let rest = "";
  let name = "message";
  let data = [];
  return (piece) => {
    const lines = (rest + piece).split("\n");
    rest = lines.pop();
    for (const raw of lines) {
      const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
      if (line === "") {
        if (data.length > 0) {
          onEvent(name, JSON.parse(data.join("\n")));
        }
        name = "message";
        data = [];
      } else if (line.startsWith("event:")) {
        name = line.slice(6).trim();
      } else if (line.startsWith("data:")) {
        data.push(line.slice(5).trimStart());
      }
    }
  };
}
