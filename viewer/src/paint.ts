// Draws the graph. Colour tells what kind a relation is (cooperation, conflict, a tie), the line how real it is: solid
// where asserted, dashed where planned, dotted where possible, grey with a bar across where denied. Colour and shape
// together tell what a node is. Far out, where lines are too many to follow, they are drawn plainly.

import { crest, curve, type Curve, inSight, radius, screenX, screenY, type View } from "./geometry";
import { DENIED, type Tone } from "./model";
import type { Pen, Sink, Words } from "./pen";
import { type Colours, edgeColour } from "./theme";

/** More edges than this in sight are drawn as plain lines. */
const PLAIN = 2500;
/** Up to so many edges carry their names without being asked. */
const NAMED = 90;
const LABELS = 220;

export const DASHES: number[][] = [[], [7, 4], [0.1, 4], []];

export function paint(pen: Pen, view: View, colours: Colours): void {
  layers(pen, view, colours, nodesInSight(view), edgesInSight(view), -1);
}

/** Some nodes and edges above the others; `first` has a ring around it and always its name. */
export function paintFocus(pen: Pen, view: View, colours: Colours, nodes: Set<number>, edges: Set<number>, first: number): void {
  const shownEdges = [...edges].filter((e) => view.shown.edge[e] && inSight(view, e));
  layers(pen, view, colours, [...nodes].filter((n) => onScreen(view, n)), shownEdges, first);
}

function layers(pen: Pen, view: View, colours: Colours, nodes: number[], edges: number[], first: number): void {
  const labels = placeLabels(pen, view, colours, nodes, first);
  if (edges.length > PLAIN) plainEdges(pen, view, colours, edges);
  else fullEdges(pen, view, colours, edges, edges.length <= NAMED ? labels.map(({ box }) => box) : null);
  paintNodes(pen, view, colours, nodes);
  if (first >= 0) ring(pen, view, colours, first);
  for (const { words, x, y, style } of labels) pen.text(words, x, y, style);
}

function edgesInSight(view: View): number[] {
  const edges: number[] = [];
  for (let e = 0; e < view.model.edges; e++) {
    if (view.shown.edge[e] && inSight(view, e)) edges.push(e);
  }
  return edges;
}

function onScreen(view: View, node: number): boolean {
  const [x, y] = [screenX(view, node), screenY(view, node)];
  return x > -40 && y > -40 && x < view.width + 40 && y < view.height + 40;
}

function nodesInSight(view: View): number[] {
  const nodes: number[] = [];
  for (let n = 0; n < view.model.nodes; n++) {
    if (view.shown.node[n] && onScreen(view, n)) nodes.push(n);
  }
  return nodes;
}

function plainEdges(pen: Pen, view: View, colours: Colours, edges: number[]): void {
  const groups = new Map<string, number[]>();
  for (const e of edges) {
    const colour = edgeColour(colours, view.model.tone(view.model.relation[e]), view.shown.status[e]);
    const group = groups.get(colour);
    if (group) group.push(e);
    else groups.set(colour, [e]);
  }
  const opacity = Math.min(0.6, Math.max(0.18, 2500 / edges.length));
  for (const [colour, group] of groups) {
    pen.begin();
    for (const e of group) {
      const { source, target } = view.model;
      pen.moveTo(screenX(view, source[e]), screenY(view, source[e]));
      pen.lineTo(screenX(view, target[e]), screenY(view, target[e]));
    }
    pen.stroke(colour, 1, [], opacity);
  }
}

interface Drawn {
  edge: number;
  curve: Curve;
  width: number;
}

function fullEdges(pen: Pen, view: View, colours: Colours, edges: number[], labels: Box[] | null): void {
  const groups = new Map<string, Drawn[]>();
  const bars: Drawn[] = [];
  const far = Math.min(1, Math.max(0.3, view.camera.k * 2.5));
  for (const edge of edges) {
    const status = view.shown.status[edge];
    const tone = view.model.tone(view.model.relation[edge]);
    const width = Math.round((1.2 + Math.min(2.4, Math.log2(view.shown.weight[edge]) * 0.6)) * 2) / 2;
    const found = curve(view, edge, 2);
    if (!found) continue;
    const drawn = { edge, curve: found, width };
    const key = `${status === DENIED ? 0 : tone} ${status} ${width}`;
    const group = groups.get(key);
    if (group) group.push(drawn);
    else groups.set(key, [drawn]);
    if (status === DENIED || view.shown.disputed[edge]) bars.push(drawn);
  }
  for (const [key, group] of groups) {
    const [tone, status, width] = key.split(" ").map(Number);
    const colour = edgeColour(colours, tone as Tone, status);
    pen.begin();
    for (const { curve } of group) {
      pen.moveTo(curve.x0, curve.y0);
      pen.quadraticCurveTo(curve.cx, curve.cy, curve.x1, curve.y1);
    }
    pen.stroke(colour, status === 2 ? width + 0.6 : width, DASHES[status]);
    pen.begin();
    for (const { edge, curve } of group) {
      tip(pen, curve.cx, curve.cy, curve.x1, curve.y1, width * far);
      if (view.model.symmetric(edge)) tip(pen, curve.cx, curve.cy, curve.x0, curve.y0, width * far);
    }
    pen.fill(colour);
  }
  if (bars.length) {
    pen.begin();
    for (const { curve } of bars) bar(pen, curve);
    pen.stroke(colours.bar, 2, []);
  }
  if (labels) for (const drawn of [...groups.values()].flat()) edgeName(pen, view, colours, drawn, labels);
}

/** An arrow's tip at (x, y), coming from (cx, cy). */
function tip(pen: Sink, cx: number, cy: number, x: number, y: number, width: number): void {
  const length = Math.hypot(x - cx, y - cy) || 1;
  const [ux, uy] = [(x - cx) / length, (y - cy) / length];
  const [long, half] = [width * 5.5, width * 2.4];
  pen.moveTo(x, y);
  pen.lineTo(x - ux * long - uy * half, y - uy * long + ux * half);
  pen.lineTo(x - ux * long + uy * half, y - uy * long - ux * half);
}

function bar(pen: Sink, c: Curve): void {
  const [x, y] = crest(c);
  const length = Math.hypot(c.x1 - c.x0, c.y1 - c.y0) || 1;
  const [ux, uy] = [(c.x1 - c.x0) / length, (c.y1 - c.y0) / length];
  pen.moveTo(x - uy * 5.5, y + ux * 5.5);
  pen.lineTo(x + uy * 5.5, y - ux * 5.5);
}

/** An edge's name along it, where it is long enough and no node's name stands there. */
function edgeName(pen: Pen, view: View, colours: Colours, { edge, curve: c }: Drawn, labels: Box[]): void {
  const style: Words = { size: 10.5, colour: colours.soft, halo: colours.paper };
  const words = view.model.label(edge);
  const length = Math.hypot(c.x1 - c.x0, c.y1 - c.y0);
  const half = pen.width(words, style) / 2;
  if (2 * half > length - 22) return;
  let angle = Math.atan2(c.y1 - c.y0, c.x1 - c.x0);
  if (Math.abs(angle) > Math.PI / 2) angle -= Math.sign(angle) * Math.PI;
  const [x, y] = crest(c);
  const [tx, ty] = [x + Math.sin(angle) * 7, y - Math.cos(angle) * 7];
  for (let at = -half; at <= half; at += half / 2) {
    const [px, py] = [tx + Math.cos(angle) * at, ty + Math.sin(angle) * at];
    if (labels.some((b) => b[0] < px + 6 && b[2] > px - 6 && b[1] < py + 6 && b[3] > py - 6)) return;
  }
  pen.text(words, tx, ty, { ...style, angle });
}

/** The outline of a node: people are discs, places squares, organisations diamonds, peoples triangles. */
export function shape(pen: Sink, kind: string, x: number, y: number, r: number): void {
  // From the middle of a side all the way around: closing a path costs a browser the more the longer the path is.
  const corners = (points: [number, number][]) => {
    const [first, last] = [points[0], points[points.length - 1]];
    const [mx, my] = [x + ((first[0] + last[0]) / 2) * r, y + ((first[1] + last[1]) / 2) * r];
    pen.moveTo(mx, my);
    for (const [dx, dy] of points) pen.lineTo(x + dx * r, y + dy * r);
    pen.lineTo(mx, my);
  };
  if (kind === "place") corners([[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]]);
  else if (kind === "organization") corners([[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]]);
  else if (kind === "group") corners([[0, -1.2], [1.1, 0.85], [-1.1, 0.85]]);
  else if (kind === "other") corners([[-1, 0.35], [-0.55, -0.85], [0.55, -0.85], [1, 0.35], [0, 1.1]]);
  else pen.disc(x, y, r);
}

function paintNodes(pen: Pen, view: View, colours: Colours, nodes: number[]): void {
  const groups = new Map<number, number[]>();
  for (const n of nodes) {
    const kind = view.model.kind(n);
    const group = groups.get(kind);
    if (group) group.push(n);
    else groups.set(kind, [n]);
  }
  const rim = nodes.length < 3000 ? colours.paper : undefined;
  for (const [index, group] of groups) {
    const kind = view.model.data.kinds[index];
    pen.begin();
    for (const n of group) shape(pen, kind.class, screenX(view, n), screenY(view, n), radius(view, n));
    pen.fill(colours.kind(kind), rim);
  }
}

function ring(pen: Pen, view: View, colours: Colours, node: number): void {
  const kind = view.model.data.kinds[view.model.kind(node)];
  pen.begin();
  shape(pen, kind.class, screenX(view, node), screenY(view, node), radius(view, node) + 3.5);
  pen.stroke(colours.ink, 2, []);
}

type Box = [left: number, top: number, right: number, bottom: number];

interface Label {
  words: string;
  x: number;
  y: number;
  style: Words;
  box: Box;
}

/** So many of the most connected nodes have their names even where these cover lesser nodes. */
const HUBS = 30;

/** Names, the most connected nodes first, each where it covers no other name; those without room wait for a zoom. */
function placeLabels(pen: Pen, view: View, colours: Colours, nodes: number[], first: number): Label[] {
  const { degree } = view.shown;
  const { mentions } = view.model.data.nodes;
  const weight = (n: number) => (n === first ? Infinity : degree[n] * 2 + mentions[n]);
  const order = [...nodes].sort((a, b) => weight(b) - weight(a) || a - b).slice(0, LABELS * 2);
  const discs: Box[] = order.map((n) => {
    const [x, y, r] = [screenX(view, n), screenY(view, n), radius(view, n)];
    return [x - r, y - r, x + r, y + r];
  });
  const labels: Label[] = [];
  for (const [rank, n] of order.entries()) {
    if (labels.length >= LABELS) break;
    const [x, y, r] = [screenX(view, n), screenY(view, n), radius(view, n)];
    const size = r > 13 ? 13 : r > 7 ? 12 : 11;
    const style: Words = { size, bold: true, colour: colours.ink, halo: colours.paper };
    const words = shortened(view.model.name(n));
    const half = pen.width(words, style) / 2 + 2;
    const spots: [number, number][] = [[x, y + r + size * 0.8], [x, y - r - size * 0.8], [x + r + half + 3, y], [x - r - half - 3, y]];
    const tall = size * 0.62;
    const among = (nodes: Box[]) => spots.find(([sx, sy]) => {
      const covers = (b: Box) => b[0] < sx + half && b[2] > sx - half && b[1] < sy + tall && b[3] > sy - tall;
      return sx > half && sx < view.width - half && !labels.some(({ box }) => covers(box)) && !nodes.some(covers);
    });
    const free = among(discs) ?? (rank < HUBS ? among(discs.slice(0, rank)) : undefined) ?? (n === first ? spots[0] : undefined);
    if (!free) continue;
    const box: Box = [free[0] - half, free[1] - tall, free[0] + half, free[1] + tall];
    labels.push({ words, x: free[0], y: free[1], style, box });
  }
  return labels;
}

export function shortened(name: string): string {
  const line = name.replace(/\s+/g, " ");
  const letters = [...line];
  return letters.length <= 34 ? line : `${letters.slice(0, 33).join("")}…`;
}
