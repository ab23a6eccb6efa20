// Light and dark: the reader's system decides until the reader does. Colours that are drawn rather than styled live here.

import type { Kind } from "./data";
import { DENIED, type Tone } from "./model";

export interface Colours {
  paper: string;
  ink: string;
  soft: string;
  tones: [string, string, string];
  denied: string;
  bar: string;
  kind(kind: Kind): string;
}

const LIGHT: Colours = {
  paper: "#fcfbf8",
  ink: "#1d1c1a",
  soft: "#5e5b55",
  tones: ["#8f8c85", "#1d7a9e", "#c24f28"],
  denied: "#9c978e",
  bar: "#b2182b",
  kind: (kind) => kind.light,
};

const DARK: Colours = {
  paper: "#14161a",
  ink: "#eceae5",
  soft: "#a8a59e",
  tones: ["#83868d", "#55b2d4", "#e9845f"],
  denied: "#71747b",
  bar: "#f0616f",
  kind: (kind) => kind.dark,
};

export function edgeColour(colours: Colours, tone: Tone, status: number): string {
  return status === DENIED ? colours.denied : colours.tones[tone];
}

const KEY = "tidings-theme";

export class Theme {
  private listeners: (() => void)[] = [];
  private readonly system = matchMedia("(prefers-color-scheme: dark)");
  private chosen: string | null;

  constructor() {
    this.chosen = recall();
    this.system.addEventListener("change", () => this.apply());
    this.apply();
  }

  get dark(): boolean {
    return this.chosen === null ? this.system.matches : this.chosen === "dark";
  }

  get colours(): Colours {
    return this.dark ? DARK : LIGHT;
  }

  listen(listener: () => void): void {
    this.listeners.push(listener);
  }

  toggle(): void {
    this.chosen = this.dark ? "light" : "dark";
    try {
      localStorage.setItem(KEY, this.chosen);
    } catch {
      // Some browsers keep nothing for a page from disk; the choice then holds until the page closes.
    }
    this.apply();
  }

  private apply(): void {
    document.documentElement.dataset.theme = this.dark ? "dark" : "light";
    for (const listener of this.listeners) listener();
  }
}

function recall(): string | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "dark" || kept === "light" ? kept : null;
  } catch {
    return null;
  }
}
