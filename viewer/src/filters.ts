// The filters, which are the legend too: every line shows the shape, colour or dash that it switches.

import { dayName, grouped, h, plural } from "./dom";
import { isEverything } from "./filter";
import { fold, STATUSES, type Tone, TONES } from "./model";
import type { State } from "./state";
import { kindSwatch, lineSwatch } from "./swatch";

export function filters(state: State): HTMLElement {
  const { model } = state;
  const element = h("aside", { class: "filters", id: "filters", "aria-label": "Filters" });
  const refreshers: (() => void)[] = [];

  const reset = h("button", { class: "quiet", click: () => state.reset() }, "Reset");
  refreshers.push(() => (reset.hidden = isEverything(state.filter)));
  element.append(h("header", {}, h("h2", {}, "Show"), reset));

  const kinds = count(model.kind.bind(model), model.nodes, model.data.kinds.length);
  element.append(group("Things", [...kinds.keys()].filter((k) => kinds[k]).map((k) => check({
    swatch: kindSwatch(state, k), label: model.data.kinds[k].name.replace("-", " "), count: kinds[k], refreshers,
    get: () => state.filter.kinds[k],
    set: (on) => state.refilter((f) => (f.kinds[k] = on)),
    only: () => state.refilter((f) => (f.kinds = f.kinds.map((_, i) => i === k))),
  }))));

  const statuses = count((s) => model.status[s], model.statements, STATUSES.length);
  element.append(group("How real", STATUSES.map((name, i) => check({
    swatch: lineSwatch(0, i), label: name, count: statuses[i], refreshers,
    get: () => state.filter.statuses[i],
    set: (on) => state.refilter((f) => (f.statuses[i] = on)),
    only: () => state.refilter((f) => (f.statuses = f.statuses.map((_, j) => j === i))),
  }))));

  const relations = count((e) => model.relation[e], model.edges, model.data.relations.length);
  for (const tone of [1, 2, 0] as Tone[]) {
    const lines = [...relations.keys()].filter((r) => model.tone(r) === tone && relations[r]);
    if (!lines.length) continue;
    lines.sort((a, b) => relations[b] - relations[a] || a - b);
    element.append(group(TONES[tone], lines.map((r) => check({
      swatch: lineSwatch(tone, 0), label: model.data.relations[r].label, count: relations[r], refreshers,
      title: model.data.relations[r].definition,
      get: () => state.filter.relations[r],
      set: (on) => state.refilter((f) => (f.relations[r] = on)),
      only: () => state.refilter((f) => (f.relations = f.relations.map((_, i) => i === r))),
    }))));
  }

  element.append(confidence(state, refreshers));
  if (model.articles > 1) element.append(articles(state, refreshers));
  const lonely = [...Array(model.nodes).keys()].filter((n) => !model.edgesAt(n).length).length;
  if (lonely) {
    element.append(group("Also", [check({
      label: "things without a relation", count: lonely, refreshers,
      get: () => state.filter.lonely, set: (on) => state.refilter((f) => (f.lonely = on)),
    })]));
  }
  const refresh = () => refreshers.forEach((r) => r());
  state.listen((change) => change === "filter" && refresh());
  refresh();
  return element;
}

function count(of: (i: number) => number, length: number, kinds: number): number[] {
  const counts = new Array<number>(kinds).fill(0);
  for (let i = 0; i < length; i++) counts[of(i)]++;
  return counts;
}

function group(title: string, lines: HTMLElement[]): HTMLElement {
  return h("fieldset", {}, h("legend", {}, title), ...lines);
}

interface Check {
  swatch?: Element;
  label: string;
  title?: string;
  count: number;
  get(): boolean;
  set(on: boolean): void;
  only?(): void;
  refreshers: (() => void)[];
}

function check(of: Check): HTMLElement {
  const input = h("input", { type: "checkbox", change: () => of.set(input.checked) });
  of.refreshers.push(() => (input.checked = of.get()));
  return h("div", { class: "check", title: of.title },
    h("label", {}, input, of.swatch ?? null, h("span", { class: "grow" }, of.label), h("span", { class: "count" }, grouped(of.count))),
    of.only ? h("button", { class: "only", "aria-label": `Only ${of.label}`, click: () => of.only?.() }, "only") : null);
}

function confidence(state: State, refreshers: (() => void)[]): HTMLElement {
  const input = h("input", {
    type: "range", min: 0, max: 100, step: 5, "aria-label": "Least confidence, per cent",
    input: () => state.refilter((f) => (f.confidence = input.valueAsNumber)),
  });
  const output = h("output", {});
  refreshers.push(() => {
    input.value = String(state.filter.confidence);
    output.textContent = state.filter.confidence ? `at least ${state.filter.confidence}%` : "any";
  });
  return h("fieldset", {}, h("legend", {}, "Confidence ", output), input);
}

/** A list of articles to choose from, with a field that narrows it. */
function articles(state: State, refreshers: (() => void)[]): HTMLElement {
  const { model } = state;
  const titles = [...Array(model.articles).keys()].map((a) => {
    const date = model.data.articles.date[a];
    const [title, day] = [model.articleTitle(a), date === null ? "" : dayName(date)];
    return { a, title, day, folded: fold(`${title} ${day}`) };
  });
  const field = h("input", { type: "search", placeholder: "Find an article", "aria-label": "Find an article", input: () => draw() });
  const lines = h("div", { class: "articles" });
  const draw = () => {
    const wanted = fold(field.value.trim());
    const found = titles.filter(({ folded, a }) => state.filter.articles?.has(a) || folded.includes(wanted));
    lines.replaceChildren(...found.slice(0, 40).map(({ a, title, day }) => {
      const input = h("input", {
        type: "checkbox",
        change: () => state.refilter((f) => {
          f.articles ??= new Set();
          if (input.checked) f.articles.add(a);
          else f.articles.delete(a);
          if (!f.articles.size) f.articles = null;
        }),
      });
      input.checked = state.filter.articles?.has(a) ?? false;
      return h("label", { class: "check article" }, input, h("span", { class: "grow" }, title, day ? h("small", {}, day) : null));
    }));
    if (found.length > 40) lines.append(h("p", { class: "hint" }, `and ${plural(found.length - 40, "more", "more")}`));
  };
  refreshers.push(draw);
  return h("fieldset", {}, h("legend", {}, "Only these articles"), model.articles > 8 ? field : null, lines);
}
