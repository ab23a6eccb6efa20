// The explorer: reads the page's data, and puts search, filters, graph, days and panel together.

import { read } from "./data";
import { grouped, h, plural } from "./dom";
import { filters } from "./filters";
import { Graph } from "./graph";
import { Model } from "./model";
import { Panel } from "./panel";
import { savePng, saveSvg } from "./picture";
import { search } from "./search";
import { State } from "./state";
import { Theme } from "./theme";
import { timeline } from "./time";

const HELP: [string, string][] = [
  ["/", "search"],
  ["arrow keys", "from thing to thing in the graph, or through a list"],
  ["Enter", "open what is chosen"],
  ["Esc", "close, back to the overview"],
  ["+ −", "zoom"],
  ["0", "show everything"],
  ["p", "find a path"],
  ["d", "dark or light"],
];

function start(): void {
  const theme = new Theme();
  const state = new State(new Model(read()));
  kindColours(state);
  const graph = new Graph(state, theme);
  const panel = new Panel(state);
  const filter = filters(state);
  const field = search(state, "Search people, countries, organisations", (node) => {
    field.input.value = "";
    state.select({ at: "node", node });
    graph.element.focus();
  });

  const counts = h("p", { class: "counts", role: "status" });
  const count = () => {
    const { shown, model } = state;
    const of = shown.edges === model.edges ? "" : ` of ${grouped(model.edges)}`;
    counts.textContent = `${plural(shown.nodes, "thing")} · ${grouped(shown.edges)}${of} relations`;
  };
  state.listen((change) => change === "filter" && count());
  count();

  const toggle = h("button", { class: "icon filter-toggle", "aria-expanded": "false", "aria-controls": "filters", title: "Filters",
    click: () => open(!app.classList.contains("filtering")) }, "Filters");
  const open = (on: boolean) => {
    app.classList.toggle("filtering", on);
    toggle.setAttribute("aria-expanded", String(on));
  };
  const help = helpBox();
  const bar = h("header", { class: "bar" },
    h("h1", {}, "Tidings"), toggle, field.element, counts,
    h("div", { class: "buttons" },
      h("button", { class: "icon", title: "Path between two things (p)", click: () => path() }, "Path"),
      h("button", { class: "icon", title: "Save what is shown as SVG", click: () => saveSvg(graph, theme.colours) }, "SVG"),
      h("button", { class: "icon", title: "Save what is shown as PNG", click: () => savePng(graph, theme.colours) }, "PNG"),
      h("button", { class: "icon", title: "Dark or light (d)", "aria-label": "Dark or light", click: () => theme.toggle() }, "◐"),
      h("button", { class: "icon", title: "Keys", "aria-label": "Keys", click: () => help.showModal() }, "?")));
  const zoom = h("div", { class: "zoom" },
    h("button", { "aria-label": "Zoom in", click: () => graph.zoom(1.5, undefined, undefined, true) }, "+"),
    h("button", { "aria-label": "Zoom out", click: () => graph.zoom(1 / 1.5, undefined, undefined, true) }, "−"),
    h("button", { "aria-label": "Show everything", title: "Show everything (0)", click: () => graph.fit() }, "⤢"));
  const sheet = h("button", { class: "sheet", "aria-label": "Taller or shorter details", click: () => app.classList.toggle("tall") });
  panel.element.before(sheet);
  const app = h("div", { class: "app" }, bar, filter, h("main", {}, graph.element, zoom, timeline(state)), sheet, panel.element, help);
  document.getElementById("app")?.replaceWith(app);

  const path = () => {
    const { selection } = state;
    state.select({ at: "path", from: selection.at === "node" ? selection.node : undefined });
    panel.element.querySelector<HTMLInputElement>(selection.at === "node" ? ".field:last-child input" : ".field input")?.focus();
  };
  addressed(state);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (app.classList.contains("filtering")) open(false);
      else state.select({ at: "start" });
      return;
    }
    const writing = event.target instanceof HTMLInputElement && event.target.type !== "checkbox" && event.target.type !== "range";
    if (writing || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const action: Record<string, () => void> = {
      "/": () => field.input.focus(), "+": () => graph.zoom(1.4, undefined, undefined, true), "=": () => graph.zoom(1.4, undefined, undefined, true),
      "-": () => graph.zoom(1 / 1.4, undefined, undefined, true), "0": () => graph.fit(), p: path, d: () => theme.toggle(),
      "?": () => help.showModal(),
    };
    if (!action[event.key]) return;
    event.preventDefault();
    action[event.key]();
  });
}

/** Keeps the chosen thing's name behind the page's address, so that a link can lead to it, and follows such a link. */
function addressed(state: State): void {
  const follow = () => {
    let name = "";
    try {
      name = decodeURIComponent(location.hash.slice(1));
    } catch {
      // Not an address of ours.
    }
    const [node] = state.model.search(name, 1);
    if (node !== undefined) state.select({ at: "node", node });
  };
  follow();
  addEventListener("hashchange", follow);
  state.listen((change) => {
    const { selection } = state;
    if (change !== "selection") return;
    if (selection.at === "node") {
      const name = [...state.model.name(selection.node)].slice(0, 200).join("");
      history.replaceState(null, "", `#${encodeURIComponent(name.toWellFormed())}`);
    } else if (selection.at === "start") history.replaceState(null, "", location.pathname);
  });
}

function helpBox(): HTMLDialogElement {
  const box = h("dialog", { class: "help", "aria-label": "Keys" }, h("h2", {}, "Keys"),
    h("dl", {}, ...HELP.flatMap(([key, what]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)])),
    h("button", { click: () => box.close() }, "Close"));
  return box;
}

/** Gives the style sheet the colours of the types, light and dark. */
function kindColours(state: State): void {
  const sheet = new CSSStyleSheet();
  for (const { name, light, dark } of state.model.data.kinds) {
    sheet.insertRule(`[data-kind="${name}"] { --kind: ${light}; }`);
    sheet.insertRule(`[data-theme="dark"] [data-kind="${name}"] { --kind: ${dark}; }`);
  }
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

start();
