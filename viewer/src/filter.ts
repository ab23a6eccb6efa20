// What the reader wants to see, and what of the graph that leaves. A statement passes or it doesn't; an edge is shown
// while one of its statements passes, and takes its status from those; a node is shown while it has an edge.

import { DENIED, type Model } from "./model";

export interface Filter {
  kinds: boolean[];
  relations: boolean[];
  statuses: boolean[];
  /** Per cent. */
  confidence: number;
  /** The articles to read, or all. */
  articles: Set<number> | null;
  /** First and last day, or all of time. */
  days: [number, number] | null;
  /** Whether nodes without an edge are shown. */
  lonely: boolean;
}

export function everything(model: Model): Filter {
  return {
    kinds: model.data.kinds.map(() => true),
    relations: model.data.relations.map(() => true),
    statuses: [true, true, true, true],
    confidence: 0,
    articles: null,
    days: null,
    lonely: false,
  };
}

export function isEverything(filter: Filter): boolean {
  return (
    [...filter.kinds, ...filter.relations, ...filter.statuses].every(Boolean) &&
    filter.confidence === 0 && !filter.articles && !filter.days
  );
}

export class Shown {
  readonly node: Uint8Array;
  readonly edge: Uint8Array;
  readonly statement: Uint8Array;
  /** What the statements shown come to. */
  readonly status: Uint8Array;
  readonly disputed: Uint8Array;
  readonly weight: Uint32Array;
  readonly degree: Uint32Array;
  nodes = 0;
  edges = 0;
  statements = 0;

  constructor(model: Model, filter: Filter) {
    this.node = new Uint8Array(model.nodes);
    this.edge = new Uint8Array(model.edges);
    this.statement = new Uint8Array(model.statements);
    this.status = new Uint8Array(model.edges).fill(DENIED);
    this.disputed = new Uint8Array(model.edges);
    this.weight = new Uint32Array(model.edges);
    this.degree = new Uint32Array(model.nodes);
    const { data, source, target } = model;
    const kinds = data.nodes.kind.map((kind) => filter.kinds[kind]);
    for (let e = 0; e < model.edges; e++) {
      if (!filter.relations[model.relation[e]] || !kinds[source[e]] || !kinds[target[e]]) continue;
      let denied = false;
      for (let s = model.first[e]; s < model.first[e + 1]; s++) {
        if (!passes(model, filter, s)) continue;
        this.statement[s] = 1;
        this.weight[e]++;
        this.status[e] = Math.min(this.status[e], model.status[s]);
        denied ||= model.status[s] === DENIED;
      }
      if (!this.weight[e]) continue;
      this.edge[e] = 1;
      this.edges++;
      this.statements += this.weight[e];
      this.disputed[e] = denied && this.status[e] === 0 ? 1 : 0;
      for (const node of [source[e], target[e]]) {
        this.degree[node]++;
        this.node[node] = 1;
      }
    }
    for (let n = 0; n < model.nodes; n++) {
      if (filter.lonely && kinds[n] && !model.edgesAt(n).length) {
        this.node[n] = !filter.articles || data.nodes.articles[n].some((a) => filter.articles?.has(a)) ? 1 : 0;
      }
      this.nodes += this.node[n];
    }
  }
}

function passes(model: Model, filter: Filter, statement: number): boolean {
  const { article, confidence } = model.data.statements;
  if (!filter.statuses[model.status[statement]] || confidence[statement] < filter.confidence) return false;
  if (filter.articles && !filter.articles.has(article[statement])) return false;
  if (!filter.days) return true;
  const [from, to] = filter.days;
  return model.hasDay(statement) && model.from[statement] <= to && model.to[statement] >= from;
}
