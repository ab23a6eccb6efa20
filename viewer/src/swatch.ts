// The small pictures of the legend: a node's shape and colour, an edge's line.

import { s } from "./dom";
import { DASHES, shape } from "./paint";
import { DENIED, type Tone } from "./model";
import type { State } from "./state";

/** A node's shape. Its colour comes from the style sheet's variables, so it follows the theme. */
export function kindSwatch(state: State, kind: number): SVGElement {
  let d = "";
  const { name, class: group } = state.model.data.kinds[kind];
  const pen = {
    moveTo: (x: number, y: number) => (d += `M${x} ${y}`),
    lineTo: (x: number, y: number) => (d += `L${x} ${y}`),
    quadraticCurveTo: () => {},
    disc: (x: number, y: number, r: number) => (d += `M${x + r} ${y}a${r} ${r} 0 1 1 ${-2 * r} 0a${r} ${r} 0 1 1 ${2 * r} 0z`),
  };
  shape(pen, group, 8, 8, 5.6);
  return s("svg", { class: "swatch", viewBox: "0 0 16 16", "aria-hidden": "true" }, s("path", { d, "data-kind": name, class: "kind-fill" }));
}

export function lineSwatch(tone: Tone, status: number): SVGElement {
  const line = s("path", {
    d: "M1 8h26", class: `line tone${tone} ${status === DENIED ? "denied" : ""}`,
    "stroke-dasharray": DASHES[status].length ? DASHES[status].join(" ") : null,
    "stroke-linecap": status === 2 ? "round" : null, "stroke-width": status === 2 ? 2.4 : 1.8,
  });
  const tip = s("path", { d: "M33 8l-7-3.6v7.2z", class: `tip tone${tone} ${status === DENIED ? "denied" : ""}` });
  return s("svg", { class: "swatch wide", viewBox: "0 0 34 16", "aria-hidden": "true" }, line, tip,
    status === DENIED && s("path", { d: "M14 3v10", class: "bar" }));
}
