// What the reader has chosen, in one place. Views listen and draw anew; only these methods change anything.

import { everything, type Filter, Shown } from "./filter";
import type { Model } from "./model";
import { type Path, shortest } from "./path";

export type Selection =
  | { at: "start" }
  | { at: "node"; node: number }
  | { at: "edge"; edge: number }
  | { at: "article"; article: number; statement?: number }
  | { at: "path"; from?: number; to?: number };

export type Change = "filter" | "selection";

export class State {
  filter: Filter;
  shown: Shown;
  selection: Selection = { at: "start" };
  path: Path | null = null;
  private past: Selection[] = [];
  private listeners: ((change: Change) => void)[] = [];

  constructor(readonly model: Model) {
    this.filter = everything(model);
    this.filter.lonely = model.edges === 0;
    this.shown = new Shown(model, this.filter);
  }

  listen(listener: (change: Change) => void): void {
    this.listeners.push(listener);
  }

  private tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }

  /** Filters anew by what `change` makes of the filter. */
  refilter(change: (filter: Filter) => void): void {
    change(this.filter);
    this.shown = new Shown(this.model, this.filter);
    this.findPath();
    this.tell("filter");
  }

  reset(): void {
    const { lonely } = this.filter;
    this.refilter((filter) => Object.assign(filter, everything(this.model), { lonely }));
  }

  select(selection: Selection): void {
    if (JSON.stringify(selection) === JSON.stringify(this.selection)) return;
    if (this.selection.at !== "start") this.past.push(this.selection);
    if (selection.at === "start") this.past = [];
    this.enter(selection);
  }

  get canGoBack(): boolean {
    return this.past.length > 0;
  }

  back(): void {
    this.enter(this.past.pop() ?? { at: "start" });
  }

  private enter(selection: Selection): void {
    this.selection = selection;
    this.findPath();
    this.tell("selection");
  }

  private findPath(): void {
    const { selection } = this;
    this.path = selection.at === "path" && selection.from !== undefined && selection.to !== undefined
      ? shortest(this.model, this.shown, selection.from, selection.to)
      : null;
  }

  /** What the selection is about: it stays bright while the rest fades. `null` is everything. */
  focus(): Focus | null {
    const { model, shown, selection, path } = this;
    switch (selection.at) {
      case "node":
        return around(model, shown, selection.node);
      case "edge":
        return { nodes: new Set([model.source[selection.edge], model.target[selection.edge]]), edges: new Set([selection.edge]) };
      case "path": {
        const ends = [selection.from, selection.to].filter((n): n is number => n !== undefined);
        if (path) return { nodes: new Set(path.nodes), edges: new Set(path.edges) };
        return ends.length ? { nodes: new Set(ends), edges: new Set() } : null;
      }
      case "article": {
        const edges = new Set<number>();
        const { article } = model.data.statements;
        for (let s = 0; s < model.statements; s++) {
          if (article[s] === selection.article && shown.statement[s]) edges.add(model.edgeOf[s]);
        }
        const nodes = new Set<number>();
        for (const e of edges) nodes.add(model.source[e]).add(model.target[e]);
        return { nodes, edges };
      }
      default:
        return null;
    }
  }
}

export interface Focus {
  nodes: Set<number>;
  edges: Set<number>;
}

/** A node with its neighbours. */
export function around(model: Model, shown: Shown, node: number): Focus {
  const focus: Focus = { nodes: new Set([node]), edges: new Set() };
  for (const edge of model.edgesAt(node)) {
    if (!shown.edge[edge]) continue;
    focus.edges.add(edge);
    focus.nodes.add(model.otherEnd(edge, node));
  }
  return focus;
}
