// Elements, made without any markup in strings: what a text says can never become markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with these attributes; children are elements or texts. */
export function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same in a drawing. */
export function shape(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

export function byId(id) {
  return document.getElementById(id);
}

/** Sets a text, and leaves the document alone when nothing changes: a live region would read it out again. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** A word with a coloured square before it, for legends. */
export function legend(ink, name) {
  return element(
    "span",
    { class: "legend-item" },
    element("i", { class: `swatch ink-${ink}`, "aria-hidden": "true" }),
    name,
  );
}

/** A bar of shares; `parts` are pairs of ink and count. What it shows must stand beside it in words too. */
export function shareBar(parts) {
  const whole = parts.reduce((sum, [, count]) => sum + count, 0);
  const pieces = parts
    .filter(([, count]) => count > 0)
    .map(([ink, count]) => {
      const piece = element("i", { class: `ink-${ink}` });
      // A style attribute would be inline style; this is not, for the content security policy.
      piece.style.width = `${(100 * count) / whole}%`;
      return piece;
    });
  return element("span", { class: "bar", "aria-hidden": "true" }, ...pieces);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}
