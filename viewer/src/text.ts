// An article's words with everything known about them marked: which node they mention, which of them state a relation
// and which name it, what is page furniture.

import { h } from "./dom";
import type { State } from "./state";

export interface Marks {
  /** Stretches that state something, as start, end, start, end … */
  evidence?: number[];
  trigger?: [number, number];
}

/** The words of an article from `from` to `to`. Mentions are coloured by what they mention, and open it. */
export function marked(state: State, article: number, from: number, to: number, marks: Marks = {}): DocumentFragment {
  const { articles } = state.model.data;
  const text = articles.text[article];
  const mentions = articles.mentions[article];
  const masked = articles.masked[article].map((at, i) => (i % 2 ? behindSpace(text, at) : at));
  const evidence = marks.evidence ?? [];
  const trigger = marks.trigger ?? [0, 0];
  const cuts = new Set([from, to]);
  const within = (at: number) => at > from && at < to && cuts.add(at);
  for (let i = 0; i < mentions.length; i += 3) if (mentions[i] < to && mentions[i + 1] > from) within(mentions[i]), within(mentions[i + 1]);
  for (const at of [...masked, ...evidence, ...trigger]) within(at);
  const sorted = [...cuts].sort((a, b) => a - b);
  const out = document.createDocumentFragment();
  const seen = new Set<number>();
  let next = 0;
  let open: [end: number, node: number][] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [start, end] = [sorted[i], sorted[i + 1]];
    for (; next < mentions.length && mentions[next] <= start; next += 3) open.push([mentions[next + 1], mentions[next + 2]]);
    open = open.filter(([until]) => until > start);
    // Inside a longer name the shorter one counts: "Iran" in "Foreign Ministry of Iran".
    const node = open.length ? open[open.length - 1][1] : -1;
    const classes = [
      inside(evidence, start) && "evidence",
      start >= trigger[0] && start < trigger[1] && "trigger",
      inside(masked, start) && "masked",
    ].filter(Boolean).join(" ");
    const words = text.slice(start, end);
    if (node < 0 && !classes) out.append(words);
    else if (node < 0) out.append(h(classes.includes("trigger") ? "mark" : "span", { class: classes }, words));
    else out.append(mention(state, node, words, classes, !seen.has(node)));
    seen.add(node);
  }
  return out;
}

/** The place behind `at` and the blank that follows it, so that furniture goes with the empty lines around it. */
function behindSpace(text: string, at: number): number {
  return at + text.slice(at).search(/\S|$/);
}

function inside(ranges: number[], at: number): boolean {
  for (let i = 0; i + 1 < ranges.length; i += 2) if (at >= ranges[i] && at < ranges[i + 1]) return true;
  return false;
}

function mention(state: State, node: number, words: string, classes: string, first: boolean): HTMLElement {
  const kind = state.model.data.kinds[state.model.kind(node)];
  const select = () => state.select({ at: "node", node });
  return h("span", {
    class: `mention ${classes}`, role: "button", tabindex: first ? 0 : -1, "data-node": node, "data-kind": kind.name,
    title: `${state.model.name(node)} (${kind.name})`,
    click: select,
    keydown: (event: KeyboardEvent) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        select();
      }
    },
  }, words);
}

/** Lights up all mentions of the node under the pointer. */
export function linkMentions(root: HTMLElement): void {
  const light = (event: Event, on: boolean) => {
    const node = (event.target as HTMLElement).dataset?.node;
    if (node === undefined) return;
    for (const one of root.querySelectorAll(`[data-node="${node}"]`)) one.classList.toggle("lit", on);
  };
  root.addEventListener("mouseover", (event) => light(event, true));
  root.addEventListener("mouseout", (event) => light(event, false));
}
