// A drawing over time: lines, marks and stacks on one axis, with a cursor for mouse and keyboard. Colours come from CSS.

import { element, shape } from "./dom.js";
import { tick } from "./format.js";

const MARGIN = { top: 10, right: 12, bottom: 24, left: 40 };
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400];
const PIXELS_PER_TICK = 110;

/**
 * `readout(at)` gives what the cursor shows at a time: `{at, lines}`, with the time moved to the nearest value, or null.
 */
export class Chart {
  #svg;
  #host;
  #height;
  #readout;
  #tip;
  #cursorAt = null;
  #range = null;
  #said = "";

  constructor(host, name, height, readout) {
    this.#host = host;
    this.#height = height;
    this.#readout = readout;
    this.#svg = shape("svg", {
      role: "group",
      "aria-roledescription": "chart",
      "aria-label": name,
      tabindex: "0",
      height,
    });
    this.#tip = element("div", { class: "readout", hidden: true, role: "status" });
    host.append(this.#svg, this.#tip);
    this.#svg.addEventListener("pointermove", (event) => this.#moveTo(event.clientX));
    this.#svg.addEventListener("pointerleave", () => this.#hide());
    this.#svg.addEventListener("blur", () => this.#hide());
    this.#svg.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** A summary for those who do not see it. */
  describe(text) {
    this.#svg.setAttribute("aria-label", text);
  }

  /**
   * Draws anew. `range` is `{from, to, low, high, ticks, stepMillis}`; `draw(scale)` returns shapes, given `scale.x(time)`,
   * `scale.y(value)` and the pixels `left`, `right`, `top`, `bottom`.
   */
  render(range, draw, empty) {
    const width = this.#host.clientWidth;
    if (width === 0) {
      return;
    }
    this.#range = { ...range, width };
    this.#svg.setAttribute("viewBox", `0 0 ${width} ${this.#height}`);
    const scale = this.#scale();
    this.#svg.replaceChildren(...this.#axes(scale), ...draw(scale));
    this.#host.querySelector(".empty")?.remove();
    if (empty) {
      this.#host.append(element("p", { class: "empty" }, empty));
    }
    this.#drawCursor();
  }

  #scale() {
    const { from, to, low, high, width } = this.#range;
    const left = MARGIN.left;
    const right = width - MARGIN.right;
    const top = MARGIN.top;
    const bottom = this.#height - MARGIN.bottom;
    return {
      left,
      right,
      top,
      bottom,
      x: (time) => left + ((time - from) / (to - from)) * (right - left),
      y: (value) => bottom - ((value - low) / (high - low)) * (bottom - top),
      time: (x) => from + ((x - left) / (right - left)) * (to - from),
    };
  }

  #axes(scale) {
    const { ticks, from, to, showTick = String } = this.#range;
    const shapes = [];
    for (const value of ticks) {
      const y = Math.round(scale.y(value)) + 0.5;
      const kind = value === 0 && this.#range.low < 0 ? "axis-zero" : "axis";
      shapes.push(shape("line", { x1: scale.left, x2: scale.right, y1: y, y2: y, class: kind }));
      shapes.push(shape("text", { x: scale.left - 8, y: y + 4, "text-anchor": "end", class: "tick" }, showTick(value)));
    }
    const most = Math.max(2, (scale.right - scale.left) / PIXELS_PER_TICK);
    const step = 1000 * (STEPS.find((seconds) => (to - from) / (1000 * seconds) <= most) ?? STEPS.at(-1));
    // Whole hours and days are those of the reader's clock.
    const shift = new Date(to).getTimezoneOffset() * 60_000;
    for (let at = Math.ceil((from - shift) / step) * step + shift; at <= to; at += step) {
      const x = scale.x(at);
      const anchor = x > scale.right - 24 ? "end" : x < scale.left + 16 ? "start" : "middle";
      shapes.push(shape("text", { x, y: this.#height - 6, "text-anchor": anchor, class: "tick" }, tick(at, step)));
    }
    return shapes;
  }

  #moveTo(clientX) {
    if (this.#range) {
      const x = clientX - this.#svg.getBoundingClientRect().left;
      this.#cursorAt = this.#scale().time(x);
      this.#drawCursor();
    }
  }

  #onKey(event) {
    const { from, to, stepMillis } = this.#range ?? {};
    const moves = { ArrowLeft: -stepMillis, ArrowRight: stepMillis };
    if (event.key === "Escape") {
      this.#hide();
    } else if (event.key in moves && from !== undefined) {
      event.preventDefault();
      const next = this.#cursorAt === null ? to : this.#cursorAt + moves[event.key];
      this.#cursorAt = Math.min(to, Math.max(from, next));
      this.#drawCursor();
    }
  }

  #hide() {
    this.#cursorAt = null;
    this.#drawCursor();
  }

  #drawCursor() {
    this.#svg.querySelector(".cursor")?.remove();
    const found = this.#cursorAt === null ? null : this.#readout(this.#cursorAt);
    this.#tip.hidden = !found;
    if (!found) {
      return;
    }
    const scale = this.#scale();
    const x = scale.x(found.at);
    this.#svg.append(shape("line", { class: "cursor", x1: x, x2: x, y1: scale.top, y2: scale.bottom }));
    const said = [found.title, ...found.lines].join("\n");
    if (this.#said !== said) {
      // Else it would be read out again with every drawing.
      this.#said = said;
      this.#tip.replaceChildren(element("b", {}, found.title), ...found.lines.map((line) => element("div", {}, line)));
    }
    const room = this.#range.width - this.#tip.offsetWidth;
    this.#tip.style.left = `${x + 12 > room ? Math.max(0, x - 12 - this.#tip.offsetWidth) : x + 12}px`;
  }
}

/** A path through points `[x, y]`, broken where y is null. */
export function linePath(points) {
  let pen = "M";
  return points
    .map(([x, y]) => {
      if (y === null) {
        pen = "M";
        return "";
      }
      const piece = `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
      pen = "L";
      return piece;
    })
    .join("");
}

/** A small drawing of the last values, without axes, up to `least` or the highest value. */
export function spark(values, least = 1e-9, look = "") {
  const high = Math.max(least, ...values.filter((value) => value !== null));
  const last = Math.max(1, values.length - 1);
  const points = values.map((value, at) => [(100 * at) / last, value === null ? null : 24 - (22 * value) / high]);
  const line = linePath(points);
  const known = points.filter(([, y]) => y !== null);
  const area =
    known.length < 2 ? "" : `${linePath(known)}L${known.at(-1)[0].toFixed(1)} 26L${known[0][0].toFixed(1)} 26Z`;
  return shape(
    "svg",
    { class: `spark ${look}`, viewBox: "0 0 100 26", preserveAspectRatio: "none", "aria-hidden": "true" },
    shape("path", { class: "area", d: area }),
    shape("path", { d: line }),
  );
}
