// What the picture is drawn with: the same strokes go onto a canvas or into an SVG file.

export interface Sink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  disc(x: number, y: number, radius: number): void;
}

export interface Words {
  size: number;
  bold?: boolean;
  colour: string;
  halo: string;
  /** Turned about their middle, in radians. */
  angle?: number;
}

export interface Pen extends Sink {
  begin(): void;
  stroke(colour: string, width: number, dash: number[], opacity?: number): void;
  fill(colour: string, rim?: string): void;
  /** Words around the point, centred both ways. */
  text(words: string, x: number, y: number, style: Words): void;
  width(words: string, style: Words): number;
}

const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';
const font = (style: Words) => `${style.bold ? 600 : 400} ${style.size}px ${FAMILY}`;

export class CanvasPen implements Pen {
  private readonly widths = new Map<string, number>();

  constructor(private readonly context: CanvasRenderingContext2D) {}

  moveTo(x: number, y: number): void {
    this.context.moveTo(x, y);
  }

  lineTo(x: number, y: number): void {
    this.context.lineTo(x, y);
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.context.quadraticCurveTo(cx, cy, x, y);
  }

  disc(x: number, y: number, radius: number): void {
    this.context.moveTo(x + radius, y);
    this.context.arc(x, y, radius, 0, 2 * Math.PI);
  }

  begin(): void {
    this.context.beginPath();
  }

  stroke(colour: string, width: number, dash: number[], opacity = 1): void {
    const { context } = this;
    context.globalAlpha = opacity;
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.lineCap = dash.length && dash[0] < 1 ? "round" : "butt";
    context.setLineDash(dash);
    context.stroke();
    context.globalAlpha = 1;
  }

  fill(colour: string, rim?: string): void {
    const { context } = this;
    context.fillStyle = colour;
    context.fill();
    if (!rim) return;
    context.setLineDash([]);
    context.strokeStyle = rim;
    context.lineWidth = 1.5;
    context.stroke();
  }

  text(words: string, x: number, y: number, style: Words): void {
    const { context } = this;
    context.save();
    context.font = font(style);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.translate(x, y);
    if (style.angle) context.rotate(style.angle);
    context.lineJoin = "round";
    context.setLineDash([]);
    context.lineWidth = 3.5;
    context.strokeStyle = style.halo;
    context.strokeText(words, 0, 0);
    context.fillStyle = style.colour;
    context.fillText(words, 0, 0);
    context.restore();
  }

  width(words: string, style: Words): number {
    const key = `${style.bold ? "b" : ""}${style.size} ${words}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      this.context.font = font(style);
      width = this.context.measureText(words).width;
      this.widths.set(key, width);
    }
    return width;
  }
}

/** Collects an SVG drawing. Words are escaped, everything else is numbers and our own colours. */
export class SvgPen implements Pen {
  private d = "";
  private readonly parts: string[] = [];

  constructor(private readonly measure: Pen) {}

  moveTo(x: number, y: number): void {
    this.d += `M${n(x)} ${n(y)}`;
  }

  lineTo(x: number, y: number): void {
    this.d += `L${n(x)} ${n(y)}`;
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.d += `Q${n(cx)} ${n(cy)} ${n(x)} ${n(y)}`;
  }

  disc(x: number, y: number, r: number): void {
    this.d += `M${n(x + r)} ${n(y)}a${n(r)} ${n(r)} 0 1 1 ${n(-2 * r)} 0a${n(r)} ${n(r)} 0 1 1 ${n(2 * r)} 0z`;
  }

  begin(): void {
    this.d = "";
  }

  stroke(colour: string, width: number, dash: number[], opacity = 1): void {
    if (!this.d) return;
    const dashes = dash.length ? ` stroke-dasharray="${dash.join(" ")}"${dash[0] < 1 ? ' stroke-linecap="round"' : ""}` : "";
    const faint = opacity < 1 ? ` stroke-opacity="${opacity}"` : "";
    this.parts.push(`<path d="${this.d}" fill="none" stroke="${colour}" stroke-width="${n(width)}"${dashes}${faint}/>`);
  }

  fill(colour: string, rim?: string): void {
    if (!this.d) return;
    const stroke = rim ? ` stroke="${rim}" stroke-width="1.5"` : "";
    this.parts.push(`<path d="${this.d}" fill="${colour}"${stroke}/>`);
  }

  text(words: string, x: number, y: number, style: Words): void {
    const turn = style.angle ? ` rotate(${n((style.angle * 180) / Math.PI)})` : "";
    const at = `transform="translate(${n(x)} ${n(y)})${turn}" dy="0.35em" text-anchor="middle" font-size="${style.size}"` +
      (style.bold ? ' font-weight="600"' : "");
    const escaped = escape(words);
    this.parts.push(
      `<text ${at} fill="none" stroke="${style.halo}" stroke-width="3.5" stroke-linejoin="round">${escaped}</text>`,
      `<text ${at} fill="${style.colour}">${escaped}</text>`,
    );
  }

  width(words: string, style: Words): number {
    return this.measure.width(words, style);
  }

  finish(width: number, height: number, paper: string): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
      `font-family='${FAMILY}'><rect width="100%" height="100%" fill="${paper}"/>\n${this.parts.join("\n")}\n</svg>\n`;
  }
}

const n = (value: number) => String(Math.round(value * 10) / 10);

function escape(text: string): string {
  return text
    // What XML cannot hold.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
