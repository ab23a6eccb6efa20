// The picture on the screen and what the hand does to it. Two canvases lie one above the other: the whole graph, and
// what is in focus. Pointing at a node dims the lower and draws on the upper, so it costs the same in any graph. While a
// large graph is moved its last picture is moved, and drawn anew when the hand rests.

import { h } from "./dom";
import { type Camera, edgeAt, fit, nodeAt, type View } from "./geometry";
import { around, type Focus, type State } from "./state";
import { paint, paintFocus } from "./paint";
import { CanvasPen } from "./pen";
import type { Theme } from "./theme";

/** A picture that takes longer, in milliseconds, is moved as it is while the hand moves. */
const SLOW = 34;
/** Above so many edges the canvas is kept in main memory, where drawing many lines is fastest. */
const MANY = 3000;

export class Graph {
  readonly element = h("div", {
    class: "graph", tabindex: 0, role: "application", "aria-roledescription": "graph",
    "aria-label": "The graph. Arrow keys go from thing to thing, Enter opens one, plus and minus zoom, 0 shows everything.",
  });
  private readonly base = h("canvas", { class: "base" });
  private readonly upper = h("canvas", { class: "upper" });
  private readonly basePen: CanvasPen;
  private readonly upperPen: CanvasPen;
  private readonly contexts: CanvasRenderingContext2D[];
  private camera: Camera = { x: 0, y: 0, k: 1 };
  private drawn: Camera = this.camera;
  private width = 0;
  private height = 0;
  private hover: { node: number; edge: number } = { node: -1, edge: -1 };
  private slow = false;
  private scheduled = 0;
  private settle = 0;
  private motion = 0;
  private readonly pointers = new Map<number, PointerEvent>();
  private moved = 0;
  private clicking = false;

  constructor(private readonly state: State, private readonly theme: Theme) {
    const many = state.model.edges > MANY;
    const context = (canvas: HTMLCanvasElement) =>
      canvas.getContext("2d", { willReadFrequently: many }) as CanvasRenderingContext2D;
    this.contexts = [context(this.base), context(this.upper)];
    this.basePen = new CanvasPen(this.contexts[0]);
    this.upperPen = new CanvasPen(this.contexts[1]);
    this.element.append(this.base, this.upper);
    new ResizeObserver(() => this.resize()).observe(this.element);
    state.listen((change) => {
      if (change === "selection") this.show();
      this.redraw();
    });
    theme.listen(() => this.redraw());
    this.listen();
  }

  private get view(): View {
    const { model, shown } = this.state;
    return { model, shown, camera: this.camera, width: this.width, height: this.height };
  }

  private resize(): void {
    const first = this.width === 0;
    const { clientWidth, clientHeight } = this.element;
    if (!clientWidth || !clientHeight) return;
    [this.width, this.height] = [clientWidth, clientHeight];
    const ratio = devicePixelRatio || 1;
    for (const canvas of [this.base, this.upper]) {
      canvas.width = Math.round(clientWidth * ratio);
      canvas.height = Math.round(clientHeight * ratio);
    }
    if (first) this.camera = fit(this.view, this.allShown());
    this.draw();
  }

  private *allShown(): Iterable<number> {
    const { shown, model } = this.state;
    for (let n = 0; n < model.nodes; n++) if (shown.node[n]) yield n;
  }

  redraw(): void {
    if (!this.scheduled) this.scheduled = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    cancelAnimationFrame(this.scheduled);
    this.scheduled = 0;
    if (!this.width) return;
    const start = performance.now();
    this.drawn = this.camera;
    const [context] = this.contexts;
    this.clear(context);
    paint(this.basePen, this.view, this.theme.colours);
    this.base.style.transform = "";
    this.slow = performance.now() - start > SLOW;
    this.drawFocus();
    performance.mark("drawn");
    this.element.dataset.drawn = "";
  }

  private clear(context: CanvasRenderingContext2D): void {
    const ratio = devicePixelRatio || 1;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  private drawFocus(): void {
    this.clear(this.contexts[1]);
    this.upper.style.transform = "";
    const { model, shown, selection } = this.state;
    const { node, edge } = this.hover;
    let focus: Focus | null = this.state.focus();
    let first = selection.at === "node" ? selection.node : -1;
    if (node >= 0) [focus, first] = [around(model, shown, node), node];
    else if (edge >= 0) {
      const ends = new Set([model.source[edge], model.target[edge]]);
      focus = { nodes: ends, edges: new Set([edge]) };
      first = -1;
    }
    this.base.classList.toggle("dim", focus !== null);
    if (focus) paintFocus(this.upperPen, this.view, this.theme.colours, focus.nodes, focus.edges, first);
  }

  /** Moves to `camera`; a slow picture is stretched until the hand rests. */
  private move(camera: Camera): void {
    this.camera = camera;
    if (!this.slow) return this.redraw();
    const scale = camera.k / this.drawn.k;
    const dx = (this.drawn.x - camera.x) * camera.k;
    const dy = (this.drawn.y - camera.y) * camera.k;
    for (const canvas of [this.base, this.upper]) {
      canvas.style.transform = `translate(${dx}px, ${dy}px) scale(${scale})`;
    }
    clearTimeout(this.settle);
    this.settle = window.setTimeout(() => this.draw(), 160);
  }

  private glide(to: Camera): void {
    cancelAnimationFrame(this.motion);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.move(to);
    const [from, start] = [this.camera, performance.now()];
    const step = () => {
      const t = Math.min(1, (performance.now() - start) / 320);
      const ease = 1 - (1 - t) ** 3;
      const k = from.k * (to.k / from.k) ** ease;
      this.move({ x: from.x + (to.x - from.x) * ease, y: from.y + (to.y - from.y) * ease, k });
      if (t < 1) this.motion = requestAnimationFrame(step);
    };
    step();
  }

  /** Shows everything. */
  fit(): void {
    this.glide(fit(this.view, this.allShown()));
  }

  /** Brings the selection into sight. What was clicked in the picture is in sight already and stays where it is. */
  private show(): void {
    const focus = this.state.focus();
    const { selection, model } = this.state;
    this.hover = { node: -1, edge: -1 };
    if (!focus || !focus.nodes.size || !this.width || this.clicking) return;
    if (selection.at === "node" && focus.nodes.size > 60) {
      const { x, y } = model;
      this.glide({ x: x[selection.node], y: y[selection.node], k: Math.max(this.camera.k, 0.5) });
      return;
    }
    this.glide(fit(this.view, focus.nodes, Math.max(1.25, Math.min(this.camera.k, 2))));
  }

  zoom(factor: number, x = this.width / 2, y = this.height / 2, glide = false): void {
    const k = Math.min(12, Math.max(0.005, this.camera.k * factor));
    const [dx, dy] = [x - this.width / 2, y - this.height / 2];
    const to = {
      x: this.camera.x + dx / this.camera.k - dx / k,
      y: this.camera.y + dy / this.camera.k - dy / k,
      k,
    };
    if (glide) this.glide(to);
    else this.move(to);
  }

  private listen(): void {
    const { element } = this;
    element.addEventListener("wheel", (event) => {
      event.preventDefault();
      const [x, y] = this.at(event);
      const lines = event.deltaMode === 1 ? 18 : 1;
      this.zoom(Math.exp(-Math.max(-120, Math.min(120, event.deltaY * lines)) * 0.0025), x, y);
    }, { passive: false });
    element.addEventListener("pointerdown", (event) => {
      cancelAnimationFrame(this.motion);
      element.setPointerCapture(event.pointerId);
      this.pointers.set(event.pointerId, event);
      this.moved = 0;
    });
    element.addEventListener("pointermove", (event) => this.pointerMoved(event));
    const release = (event: PointerEvent) => {
      const clicked = event.type === "pointerup" && this.pointers.size === 1 && this.moved < 5;
      this.pointers.delete(event.pointerId);
      element.classList.remove("dragging");
      if (clicked && event.button === 0) this.click(event);
    };
    element.addEventListener("pointerup", release);
    element.addEventListener("pointercancel", release);
    element.addEventListener("pointerleave", () => this.point(-1, -1));
    element.addEventListener("dblclick", (event) => {
      const [x, y] = this.at(event);
      if (nodeAt(this.view, x, y, 4) < 0) this.zoom(2, x, y, true);
    });
    element.addEventListener("keydown", (event) => this.key(event));
  }

  private at(event: MouseEvent): [number, number] {
    const box = this.element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  private pointerMoved(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== "touch") this.pointAt(event);
      return;
    }
    const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
    this.moved += Math.abs(dx) + Math.abs(dy);
    if (this.pointers.size === 2) {
      const [other] = [...this.pointers.values()].filter((p) => p.pointerId !== event.pointerId);
      const distance = (p: PointerEvent) => Math.hypot(p.clientX - other.clientX, p.clientY - other.clientY) || 1;
      const [x, y] = this.at(other);
      this.zoom(distance(event) / distance(before), x, y);
    } else if (this.moved >= 5) {
      this.element.classList.add("dragging");
      const { x, y, k } = this.camera;
      this.move({ x: x - dx / k, y: y - dy / k, k });
    }
    this.pointers.set(event.pointerId, event);
  }

  private pointAt(event: PointerEvent): void {
    const [x, y] = this.at(event);
    const node = nodeAt(this.view, x, y, 3);
    this.point(node, node < 0 ? edgeAt(this.view, x, y, 5) : -1);
  }

  private point(node: number, edge: number): void {
    if (node === this.hover.node && edge === this.hover.edge) return;
    this.hover = { node, edge };
    this.element.classList.toggle("pointing", node >= 0 || edge >= 0);
    this.drawFocus();
  }

  private click(event: PointerEvent): void {
    const [x, y] = this.at(event);
    const touch = event.pointerType === "touch";
    const node = nodeAt(this.view, x, y, touch ? 14 : 3);
    const edge = node < 0 ? edgeAt(this.view, x, y, touch ? 14 : 5) : -1;
    const { selection } = this.state;
    this.clicking = true;
    if (node >= 0 && selection.at === "path" && (selection.from === undefined || selection.to === undefined)) {
      this.state.select(selection.from === undefined ? { ...selection, from: node } : { ...selection, to: node });
    } else if (node >= 0) this.state.select({ at: "node", node });
    else if (edge >= 0) this.state.select({ at: "edge", edge });
    else this.state.select({ at: "start" });
    this.clicking = false;
  }

  private key(event: KeyboardEvent): void {
    const ways: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
    };
    const way = ways[event.key];
    if (way) this.step(way[0], way[1]);
    else if (event.key === "Enter") document.querySelector<HTMLElement>(".panel h2, .panel h1")?.focus();
    else return;
    event.preventDefault();
  }

  /** Selects the next node in that direction, or the most connected one where none is selected. */
  private step(dx: number, dy: number): void {
    const { selection, model, shown } = this.state;
    let [best, found] = [Infinity, -1];
    for (const n of this.allShown()) {
      let cost = -shown.degree[n];
      if (selection.at === "node") {
        const [ox, oy] = [model.x[n] - model.x[selection.node], model.y[n] - model.y[selection.node]];
        const along = ox * dx + oy * dy;
        if (along <= 0 || n === selection.node) continue;
        cost = along + 2.5 * Math.abs(ox * dy - oy * dx);
      }
      if (cost < best) [best, found] = [cost, n];
    }
    if (found >= 0) this.state.select({ at: "node", node: found });
  }

  /** What is on the screen, for a file. */
  get picture(): View {
    return this.view;
  }

  get pen(): CanvasPen {
    return this.basePen;
  }
}
