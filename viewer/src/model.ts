// The graph with what the views look up again and again: the edges of a node, the statements of an edge, the days of a
// statement. Everything is an index into a column.

import type { Data } from "./data";

/** How real a statement makes its edge; the smaller wins where an edge has several. */
export const STATUSES = ["asserted", "planned", "possible", "denied"] as const;
export const DENIED = 3;

/** Whether a relation brings its ends together, sets them against each other, or neither. */
export type Tone = 0 | 1 | 2;
export const TONES = ["Ties", "Cooperation", "Conflict"] as const;

const NO_DAY = -0x80000000;

export class Model {
  readonly nodes: number;
  readonly edges: number;
  readonly statements: number;
  readonly articles: number;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly relation: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Statements of edge e are `first[e]` up to `first[e + 1]`. */
  readonly first: Uint32Array;
  readonly edgeOf: Uint32Array;
  /** How far an edge bends away from its siblings between the same ends, in steps, seen from its source. */
  readonly bend: Float32Array;
  readonly status: Uint8Array;
  private readonly pieces: Uint32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  private readonly incidentStart: Uint32Array;
  private readonly incident: Uint32Array;
  private folded: string[] | undefined;

  constructor(readonly data: Data) {
    const { nodes, edges, statements, articles } = data;
    this.nodes = nodes.name.length;
    this.edges = edges.source.length;
    this.statements = statements.article.length;
    this.articles = articles.id.length;
    this.source = Uint32Array.from(edges.source);
    this.target = Uint32Array.from(edges.target);
    this.relation = Uint32Array.from(edges.relation);
    this.x = Float64Array.from(nodes.x);
    this.y = Float64Array.from(nodes.y);
    this.first = new Uint32Array(this.edges + 1);
    this.edgeOf = new Uint32Array(this.statements);
    for (let e = 0; e < this.edges; e++) {
      this.first[e + 1] = this.first[e] + edges.statements[e];
      this.edgeOf.fill(e, this.first[e], this.first[e + 1]);
    }
    this.status = Uint8Array.from(statements.status, (s) => (s & 4 ? DENIED : s & 3));
    this.pieces = new Uint32Array(this.statements + 1);
    statements.pieces.forEach((count, s) => (this.pieces[s + 1] = this.pieces[s] + count));
    this.from = new Int32Array(this.statements);
    this.to = new Int32Array(this.statements);
    for (let s = 0; s < this.statements; s++) {
      const published = articles.date[statements.article[s]] ?? NO_DAY;
      this.from[s] = statements.from[s] ?? statements.to[s] ?? published;
      this.to[s] = statements.to[s] ?? statements.from[s] ?? published;
    }
    [this.incidentStart, this.incident] = this.index();
    this.bend = this.bends();
  }

  private index(): [Uint32Array, Uint32Array] {
    const start = new Uint32Array(this.nodes + 2);
    const both = (f: (node: number, edge: number) => void) => {
      for (let e = 0; e < this.edges; e++) {
        f(this.source[e], e);
        if (this.target[e] !== this.source[e]) f(this.target[e], e);
      }
    };
    both((node) => start[node + 2]++);
    for (let n = 2; n < start.length; n++) start[n] += start[n - 1];
    const incident = new Uint32Array(start[this.nodes + 1]);
    both((node, edge) => (incident[start[node + 1]++] = edge));
    return [start, incident];
  }

  private bends(): Float32Array {
    const siblings = new Map<number, number>();
    const rank = new Uint32Array(this.edges);
    const key = (e: number) => Math.min(this.source[e], this.target[e]) * this.nodes + Math.max(this.source[e], this.target[e]);
    for (let e = 0; e < this.edges; e++) {
      const pair = key(e);
      rank[e] = siblings.get(pair) ?? 0;
      siblings.set(pair, rank[e] + 1);
    }
    return Float32Array.from(rank, (rank, e) => {
      const step = rank - ((siblings.get(key(e)) as number) - 1) / 2;
      return this.source[e] <= this.target[e] ? step : -step;
    });
  }

  /** The edges at a node. */
  edgesAt(node: number): Uint32Array {
    return this.incident.subarray(this.incidentStart[node], this.incidentStart[node + 1]);
  }

  /** The node at the other end. */
  otherEnd(edge: number, node: number): number {
    return this.source[edge] === node ? this.target[edge] : this.source[edge];
  }

  tone(relation: number): Tone {
    const tone = this.data.relations[relation].tone;
    return tone === null ? 0 : tone > 0 ? 1 : tone < 0 ? 2 : 0;
  }

  label(edge: number): string {
    return this.data.relations[this.relation[edge]].label;
  }

  symmetric(edge: number): boolean {
    return this.data.relations[this.relation[edge]].symmetric;
  }

  name(node: number): string {
    return this.data.nodes.name[node];
  }

  kind(node: number): number {
    return this.data.nodes.kind[node];
  }

  articleTitle(article: number): string {
    const { title, id, text, masked } = this.data.articles;
    return title[article] ?? headline(text[article], masked[article]) ?? id[article];
  }

  /** The words that name the relation: start and end in the article's text. */
  trigger(statement: number): [number, number] {
    const { trigger } = this.data.statements;
    return [trigger[2 * statement], trigger[2 * statement + 1]];
  }

  /** The words that state it: start, end, start and end of their sentence, and so on. */
  evidence(statement: number): number[] {
    return this.data.statements.evidence.slice(4 * this.pieces[statement], 4 * this.pieces[statement + 1]);
  }

  hasDay(statement: number): boolean {
    return this.from[statement] !== NO_DAY;
  }

  /** The nodes that a search finds, best first: the name itself, one that begins so, a word that begins so, any part. */
  search(query: string, limit: number): number[] {
    const wanted = fold(query.trim());
    if (!wanted) return [];
    this.folded ??= this.data.nodes.name.map((name, n) =>
      [name, ...this.data.nodes.aliases[n].map(([alias]) => alias)].map(fold).join("\n"),
    );
    const found: [number, number][] = [];
    this.folded.forEach((names, node) => {
      const at = names.indexOf(wanted);
      if (at < 0) return;
      const own = names === wanted || names.startsWith(`${wanted}\n`);
      const rank = own ? 0 : at === 0 ? 1 : names.includes(`\n${wanted}`) ? 2 : names.includes(` ${wanted}`) ? 3 : 4;
      found.push([rank, node]);
    });
    const { mentions } = this.data.nodes;
    found.sort(([a, m], [b, n]) => a - b || mentions[n] - mentions[m] || m - n);
    return found.slice(0, limit).map(([, node]) => node);
  }
}

/** A text's first line behind the page furniture, where it is short enough for a title. */
function headline(text: string, masked: number[]): string | undefined {
  let at = 0;
  for (let i = 0; i < masked.length && text.slice(at, masked[i]).trim() === ""; i += 2) at = Math.max(at, masked[i + 1]);
  const line = text.slice(at, at + 400).trim().split("\n", 1)[0].trim();
  return line && line.length <= 140 ? line : undefined;
}

/** Lower case without accents, so that a search for "durić" and "Duric" finds both. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
