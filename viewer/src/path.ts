// The shortest way from one node to another over the edges shown that are not denied, in either direction. Of ways of one length the one
// whose edges say more is taken.

import type { Shown } from "./filter";
import { DENIED, type Model } from "./model";

export interface Path {
  nodes: number[];
  edges: number[];
}

export function shortest(model: Model, shown: Shown, from: number, to: number): Path | null {
  const via = new Map<number, number>([[from, -1]]);
  let border = [from];
  while (border.length && !via.has(to)) {
    const next = new Map<number, number>();
    for (const node of border) {
      for (const edge of model.edgesAt(node)) {
        if (!shown.edge[edge] || shown.status[edge] === DENIED) continue;
        const other = model.otherEnd(edge, node);
        if (via.has(other)) continue;
        const known = next.get(other);
        if (known === undefined || better(shown, edge, known)) next.set(other, edge);
      }
    }
    for (const [node, edge] of next) via.set(node, edge);
    border = [...next.keys()];
  }
  if (!via.has(to)) return null;
  const path: Path = { nodes: [to], edges: [] };
  for (let node = to; node !== from; ) {
    const edge = via.get(node) as number;
    node = model.otherEnd(edge, node);
    path.nodes.unshift(node);
    path.edges.unshift(edge);
  }
  return path;
}

function better(shown: Shown, edge: number, other: number): boolean {
  return shown.status[edge] < shown.status[other] ||
    (shown.status[edge] === shown.status[other] && shown.weight[edge] > shown.weight[other]);
}
