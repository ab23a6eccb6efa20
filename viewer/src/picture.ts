// What is shown, as a file: SVG for print and editing, PNG for everything else. Both carry a legend.

import type { View } from "./geometry";
import type { Graph } from "./graph";
import { DENIED, STATUSES, type Tone, TONES } from "./model";
import { DASHES, paint, shape } from "./paint";
import { CanvasPen, type Pen, SvgPen } from "./pen";
import { type Colours, edgeColour } from "./theme";

const LINE = 18;
const COLUMN = 122;

export function saveSvg(graph: Graph, colours: Colours): void {
  const view = graph.picture;
  const pen = new SvgPen(graph.pen);
  paint(pen, view, colours);
  const height = view.height + legend(pen, view, colours);
  save(new Blob([pen.finish(view.width, height, colours.paper)], { type: "image/svg+xml" }), "graph.svg");
}

export function savePng(graph: Graph, colours: Colours): void {
  const view = graph.picture;
  const ratio = 2;
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  // A canvas forgets everything when it gets its size, so the legend is drawn once to be measured.
  const height = view.height + legend(new CanvasPen(context), view, colours);
  [canvas.width, canvas.height] = [view.width * ratio, height * ratio];
  context.scale(ratio, ratio);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, view.width, height);
  const pen = new CanvasPen(context);
  paint(pen, view, colours);
  legend(pen, view, colours);
  canvas.toBlob((blob) => blob && save(blob, "graph.png"), "image/png");
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const a = document.createElement("a");
  [a.href, a.download] = [url, name];
  a.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Draws beneath the picture what its colours, shapes and dashes mean, and says how tall that is. */
function legend(pen: Pen, view: View, colours: Colours): number {
  const { model, shown } = view;
  const kinds = new Set<number>();
  const tones = new Set<Tone>();
  const statuses = new Set<number>();
  for (let n = 0; n < model.nodes; n++) if (shown.node[n]) kinds.add(model.kind(n));
  for (let e = 0; e < model.edges; e++) {
    if (!shown.edge[e]) continue;
    statuses.add(shown.status[e]);
    if (shown.status[e] !== DENIED) tones.add(model.tone(model.relation[e]));
  }
  const across = Math.max(1, Math.floor((view.width - 30) / COLUMN));
  let row = 0;
  const rows = <T>(items: T[], draw: (item: T, x: number, y: number) => string) => {
    items.forEach((item, i) => {
      const [x, y] = [24 + (i % across) * COLUMN, view.height + 14 + (row + Math.floor(i / across)) * LINE];
      const words = draw(item, x, y);
      const style = { size: 11, colour: colours.soft, halo: colours.paper };
      pen.text(words, x + 14 + pen.width(words, style) / 2, y, style);
    });
    row += Math.ceil(items.length / across);
  };
  rows([...kinds].sort((a, b) => a - b), (k, x, y) => {
    const kind = model.data.kinds[k];
    pen.begin();
    shape(pen, kind.class, x, y, 5);
    pen.fill(colours.kind(kind));
    return kind.name.replace("-", " ");
  });
  const line = (x: number, y: number, colour: string, status: number) => {
    pen.begin();
    pen.moveTo(x - 12, y);
    pen.lineTo(x + 8, y);
    pen.stroke(colour, status === 2 ? 2.2 : 1.6, DASHES[status]);
    if (status !== DENIED) return;
    pen.begin();
    pen.moveTo(x - 2, y - 5);
    pen.lineTo(x - 2, y + 5);
    pen.stroke(colours.bar, 2, []);
  };
  rows([...tones].sort(), (tone, x, y) => (line(x, y, edgeColour(colours, tone, 0), 0), TONES[tone].toLowerCase()));
  rows([...statuses].sort(), (status, x, y) => (line(x, y, edgeColour(colours, 0, status), status), STATUSES[status]));
  return row * LINE + 14;
}
