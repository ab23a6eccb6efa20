// Where things are on the screen, and which of them lies under the pointer.

import type { Shown } from "./filter";
import type { Model } from "./model";

export interface Camera {
  /** The point of the graph in the middle of the screen. */
  x: number;
  y: number;
  /** Pixels for a unit of the graph. */
  k: number;
}

export interface View {
  model: Model;
  shown: Shown;
  camera: Camera;
  width: number;
  height: number;
}

export function screenX(view: View, node: number): number {
  return (view.model.x[node] - view.camera.x) * view.camera.k + view.width / 2;
}

export function screenY(view: View, node: number): number {
  return (view.model.y[node] - view.camera.y) * view.camera.k + view.height / 2;
}

/** A node's size grows with its mentions, and more slowly than the picture with the zoom. */
export function radius(view: View, node: number): number {
  const growth = Math.min(1.8, Math.max(0.18, (view.camera.k * 1.5) ** 0.6));
  return (4 + 2 * Math.sqrt(Math.min(view.model.data.nodes.mentions[node], 60))) * growth;
}

/** A quadratic curve between the rims of two nodes; straight where its control point is its middle. */
export interface Curve {
  x0: number;
  y0: number;
  cx: number;
  cy: number;
  x1: number;
  y1: number;
}

/** The curve of an edge, or null where its ends touch. `gap` keeps its end clear of the target. */
export function curve(view: View, edge: number, gap: number): Curve | null {
  const { source, target, bend } = view.model;
  const [a, b] = [source[edge], target[edge]];
  const [ax, ay, bx, by] = [screenX(view, a), screenY(view, a), screenX(view, b), screenY(view, b)];
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  const [ra, rb] = [radius(view, a) + 1.5, radius(view, b) + gap];
  if (length <= ra + rb) return null;
  const off = bend[edge] * Math.min(52, Math.max(9, 44 * view.camera.k), length / 2.5);
  const cx = (ax + bx) / 2 - (dy / length) * off;
  const cy = (ay + by) / 2 + (dx / length) * off;
  const [sx, sy, sl] = [cx - ax, cy - ay, Math.hypot(cx - ax, cy - ay)];
  const [ex, ey, el] = [cx - bx, cy - by, Math.hypot(cx - bx, cy - by)];
  return {
    x0: ax + (sx / sl) * ra, y0: ay + (sy / sl) * ra,
    cx, cy,
    x1: bx + (ex / el) * rb, y1: by + (ey / el) * rb,
  };
}

/** The point half way along a curve. */
export function crest(c: Curve): [number, number] {
  return [(c.x0 + 2 * c.cx + c.x1) / 4, (c.y0 + 2 * c.cy + c.y1) / 4];
}

/** Whether an edge's box touches the screen. */
export function inSight(view: View, edge: number): boolean {
  const [a, b] = [view.model.source[edge], view.model.target[edge]];
  const [ax, ay, bx, by] = [screenX(view, a), screenY(view, a), screenX(view, b), screenY(view, b)];
  return Math.max(ax, bx) > -60 && Math.min(ax, bx) < view.width + 60 &&
    Math.max(ay, by) > -60 && Math.min(ay, by) < view.height + 60;
}

export function nodeAt(view: View, x: number, y: number, slack: number): number {
  let [best, found] = [Infinity, -1];
  for (let n = 0; n < view.model.nodes; n++) {
    if (!view.shown.node[n]) continue;
    const distance = Math.hypot(screenX(view, n) - x, screenY(view, n) - y) - radius(view, n);
    if (distance < slack && distance < best) [best, found] = [distance, n];
  }
  return found;
}

export function edgeAt(view: View, x: number, y: number, slack: number): number {
  let [best, found] = [slack, -1];
  const { source, target } = view.model;
  for (let e = 0; e < view.model.edges; e++) {
    if (!view.shown.edge[e]) continue;
    const [a, b] = [source[e], target[e]];
    const [ax, ay, bx, by] = [screenX(view, a), screenY(view, a), screenX(view, b), screenY(view, b)];
    if (x < Math.min(ax, bx) - 60 || x > Math.max(ax, bx) + 60) continue;
    if (y < Math.min(ay, by) - 60 || y > Math.max(ay, by) + 60) continue;
    const c = curve(view, e, 2);
    if (!c) continue;
    const distance = toCurve(c, x, y);
    if (distance < best) [best, found] = [distance, e];
  }
  return found;
}

const PIECES = 12;

function toCurve(c: Curve, x: number, y: number): number {
  let best = Infinity;
  let [px, py] = [c.x0, c.y0];
  for (let i = 1; i <= PIECES; i++) {
    const t = i / PIECES;
    const [u, v, w] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
    const [qx, qy] = [u * c.x0 + v * c.cx + w * c.x1, u * c.y0 + v * c.cy + w * c.y1];
    const [dx, dy] = [qx - px, qy - py];
    const along = Math.min(1, Math.max(0, ((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.hypot(px + along * dx - x, py + along * dy - y));
    [px, py] = [qx, qy];
  }
  return best;
}

/** The camera that shows all of `nodes`. */
export function fit(view: View, nodes: Iterable<number>, closest = 1.6): Camera {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const n of nodes) {
    left = Math.min(left, view.model.x[n]);
    right = Math.max(right, view.model.x[n]);
    top = Math.min(top, view.model.y[n]);
    bottom = Math.max(bottom, view.model.y[n]);
  }
  if (left > right) return { x: 0, y: 0, k: 1 };
  // Room for the names beside the outermost nodes, and for the days beneath.
  const [above, below] = [Math.min(50, view.height * 0.12), Math.min(135, view.height * 0.34)];
  const wide = Math.max(60, view.width - 150);
  const tall = Math.max(60, view.height - above - below);
  const k = Math.min(closest, wide / Math.max(1, right - left), tall / Math.max(1, bottom - top));
  return { x: (left + right) / 2, y: (top + bottom) / 2 + (below - above) / 2 / k, k };
}
