// The panel beside the graph: what is chosen, in words. One function for each thing that can be chosen.

import { dayName, daysName, grouped, h, plural } from "./dom";
import { DENIED, STATUSES } from "./model";
import { nodePicker } from "./search";
import type { State } from "./state";
import { kindSwatch, lineSwatch } from "./swatch";
import { linkMentions, marked } from "./text";

/** Longer lists are cut, with a button for the rest. */
const LIST = 60;

export class Panel {
  readonly element = h("aside", { class: "panel", "aria-label": "Details" });
  private readonly announcer = h("div", { class: "hidden", role: "status" });

  constructor(private readonly state: State) {
    linkMentions(this.element);
    document.body.append(this.announcer);
    state.listen(() => this.draw());
    this.draw();
  }

  private draw(): void {
    const { state } = this;
    const { selection } = state;
    const content = h("div", { class: "content" });
    if (selection.at !== "start") {
      content.append(h("div", { class: "tools" },
        h("button", { class: "quiet", click: () => state.back() }, state.canGoBack ? "← Back" : "← Overview"),
        h("button", { class: "quiet close", "aria-label": "Close", title: "Close (Esc)", click: () => state.select({ at: "start" }) }, "✕")));
    }
    switch (selection.at) {
      case "node": nodePage(content, state, selection.node); break;
      case "edge": edgePage(content, state, selection.edge); break;
      case "article": articlePage(content, state, selection.article, selection.statement); break;
      case "path": pathPage(content, state, selection); break;
      default: startPage(content, state);
    }
    const kept = this.element.scrollTop;
    const same = this.element.dataset.page === JSON.stringify(selection);
    this.element.dataset.page = JSON.stringify(selection);
    this.element.dataset.at = selection.at;
    this.element.replaceChildren(content);
    this.element.scrollTop = same ? kept : 0;
    if (!same) {
      this.announcer.textContent = content.querySelector("h2")?.textContent ?? "";
      const here = content.querySelector(".here")?.getBoundingClientRect();
      const box = this.element.getBoundingClientRect();
      if (here) this.element.scrollTop = here.top - box.top - box.height / 3;
    }
  }
}

/** A list that shows its first lines, and the rest when asked. */
function list<T>(items: T[], line: (item: T) => HTMLElement, limit = LIST): HTMLElement {
  const ul = h("ul", { class: "list" }, ...items.slice(0, limit).map((item) => h("li", {}, line(item))));
  if (items.length <= limit) return ul;
  const more = h("button", { class: "quiet", click: () => ul.replaceWith(list(items, line, limit * 20)) },
    `Show ${grouped(Math.min(items.length - limit, limit * 19))} more`);
  ul.append(h("li", {}, more));
  return ul;
}

function section(title: string, ...children: (Node | string | null)[]): HTMLElement {
  return h("section", {}, h("h3", {}, title), ...children);
}

export function nodeButton(state: State, node: number, count?: string): HTMLElement {
  return h("button", { class: "row", click: () => state.select({ at: "node", node }) },
    kindSwatch(state, state.model.kind(node)), h("span", { class: "grow" }, state.model.name(node)),
    count ? h("span", { class: "count" }, count) : null);
}

function startPage(content: HTMLElement, state: State): void {
  const { model, shown } = state;
  content.append(h("h2", { tabindex: -1 }, document.title),
    h("p", { class: "lead" },
      `${plural(model.nodes, "thing")}, ${plural(model.edges, "relation")} and ${plural(model.statements, "statement")} from ${plural(model.articles, "article")}.`));
  if (!shown.edges) {
    content.append(h("p", { class: "empty" }, model.edges ? "No relation passes the filters." : "The articles state no relation."));
  } else {
    content.append(h("p", { class: "hint" }, "Choose a thing or a line to read the words behind it."));
  }
  const leaders = [...shown.degree.keys()].filter((n) => shown.degree[n]).sort((a, b) => shown.degree[b] - shown.degree[a] || a - b);
  if (leaders.length) {
    content.append(section("Most connected", list(leaders.slice(0, 200), (n) => nodeButton(state, n, String(shown.degree[n])), 8)));
  }
  const disputed = [...shown.disputed.keys()].filter((e) => shown.disputed[e]);
  if (disputed.length) content.append(section("Disputed", list(disputed, (e) => edgeButton(state, e), 6)));
  if (model.articles) {
    const articles = [...Array(model.articles).keys()].filter((a) => !state.filter.articles || state.filter.articles.has(a));
    content.append(section("Articles", list(articles, (a) => articleButton(state, a), 12)));
  }
}

/** An edge as a sentence: who, what, to whom. Seen from one of its ends, that end is left out. */
function edgeButton(state: State, edge: number, from?: number): HTMLElement {
  const { model, shown } = state;
  const [a, b] = [model.source[edge], model.target[edge]];
  const status = shown.edge[edge] ? shown.status[edge] : DENIED;
  const arrow = model.symmetric(edge) ? "↔" : from === b ? "←" : "→";
  const other = from === undefined ? null : model.otherEnd(edge, from);
  const weight = shown.weight[edge];
  return h("button", { class: `row edge status-${STATUSES[status]}`, click: () => state.select({ at: "edge", edge }) },
    other === null
      ? h("span", { class: "grow" }, `${model.name(a)} `, h("em", {}, model.symmetric(edge) ? `↔ ${model.label(edge)}` : `${model.label(edge)} →`), ` ${model.name(b)}`)
      : h("span", { class: "grow" }, h("em", {}, `${arrow} ${model.label(edge)}`), " ", model.name(other)),
    status ? h("span", { class: "pill" }, STATUSES[status]) : null,
    shown.disputed[edge] ? h("span", { class: "pill disputed" }, "disputed") : null,
    weight > 1 ? h("span", { class: "count" }, `×${weight}`) : null);
}

function articleButton(state: State, article: number, statement?: number): HTMLElement {
  const { date, publisher } = state.model.data.articles;
  const particulars = [date[article] === null ? null : dayName(date[article] as number), publisher[article]].filter(Boolean);
  return h("button", { class: "row article", click: () => state.select({ at: "article", article, statement }) },
    h("span", { class: "grow" }, state.model.articleTitle(article), h("small", {}, particulars.join(" · "))));
}

function nodePage(content: HTMLElement, state: State, node: number): void {
  const { model, shown } = state;
  const { nodes, kinds, statements } = model.data;
  const kind = kinds[model.kind(node)];
  content.append(
    h("p", { class: "kicker" }, kindSwatch(state, model.kind(node)), kind.name.replace("-", " ")),
    h("h2", { tabindex: -1 }, model.name(node)));
  const edges = [...model.edgesAt(node)].filter((e) => shown.edge[e]);
  const roles = new Map<string, string>();
  for (const e of edges) {
    for (let s = model.first[e]; s < model.first[e + 1]; s++) {
      const role = statements.role[s];
      if (shown.statement[s] && role && model.source[e] === node && model.status[s] === 0) {
        roles.set(`${role}, ${model.name(model.target[e])}`.toLowerCase(), `${role}, ${model.name(model.target[e])}`);
      }
    }
  }
  if (roles.size) content.append(h("p", { class: "roles" }, [...roles.values()].slice(0, 4).join("; ")));
  const links: Node[] = [];
  const item = nodes.wikidata[node];
  if (item && /^Q\d+$/.test(item)) links.push(link(`https://www.wikidata.org/wiki/${item}`, `Wikidata ${item}`));
  if (nodes.iso[node]) links.push(h("span", {}, `ISO ${nodes.iso[node]}`));
  links.push(h("span", {}, plural(nodes.mentions[node], "mention")), h("span", {}, plural(nodes.articles[node].length, "article")));
  content.append(h("p", { class: "facts" }, ...links));
  content.append(h("div", { class: "actions" },
    h("button", { click: () => state.select({ at: "path", from: node }) }, "Find a path from here")));
  const names = nodes.aliases[node].filter(([name]) => name !== model.name(node));
  if (names.length) {
    content.append(section("Also called", h("p", { class: "names" },
      ...names.slice(0, 24).map(([name, count]) => h("span", { class: "chip" }, name, h("small", {}, ` ${count}`))))));
  }
  const groups = new Map<number, number[]>();
  for (const e of edges) {
    const group = groups.get(model.relation[e]);
    if (group) group.push(e);
    else groups.set(model.relation[e], [e]);
  }
  const total = section(plural(edges.length, "relation"));
  const sorted = [...groups.entries()].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  for (const [, group] of sorted) {
    group.sort((a, b) => shown.status[a] - shown.status[b] || shown.weight[b] - shown.weight[a] || a - b);
    total.append(list(group, (e) => edgeButton(state, e, node), 12));
  }
  if (!edges.length) total.append(h("p", { class: "empty" }, model.edgesAt(node).length ? "None passes the filters." : "The articles state none."));
  content.append(total);
  if (nodes.articles[node].length) content.append(section("Articles", list(nodes.articles[node], (a) => articleButton(state, a), 8)));
}

function link(href: string, words: string): HTMLElement {
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, `${words} ↗`);
}

function edgePage(content: HTMLElement, state: State, edge: number): void {
  const { model, shown } = state;
  const [a, b] = [model.source[edge], model.target[edge]];
  const kind = model.data.relations[model.relation[edge]];
  const status = shown.edge[edge] ? shown.status[edge] : model.status[model.first[edge]];
  const all = [...Array(model.first[edge + 1] - model.first[edge]).keys()].map((i) => model.first[edge] + i);
  const passing = all.filter((s) => shown.statement[s]);
  content.append(
    h("p", { class: "kicker" }, lineSwatch(model.tone(model.relation[edge]), status), STATUSES[status],
      shown.disputed[edge] ? h("span", { class: "pill disputed" }, "disputed") : null),
    h("h2", { tabindex: -1, class: "triple" }, endButton(state, a), h("span", { class: "verb" }, ` ${kind.symmetric ? "↔ " : ""}${kind.label} `), endButton(state, b)));
  if (kind.definition) content.append(h("p", { class: "hint" }, kind.definition));
  const statements = section(passing.length === all.length ? plural(all.length, "statement") : `${passing.length} of ${plural(all.length, "statement")}`);
  if (!passing.length) statements.append(h("p", { class: "empty" }, "None passes the filters."));
  statements.append(list(passing, (s) => statementCard(state, s), 40));
  content.append(statements);
}

function endButton(state: State, node: number): HTMLElement {
  return h("button", { class: "end", click: () => state.select({ at: "node", node }) }, state.model.name(node));
}

function statementCard(state: State, s: number): HTMLElement {
  const { model } = state;
  const { statements } = model.data;
  const article = statements.article[s];
  const [evidence, trigger] = [model.evidence(s), model.trigger(s)];
  const card = h("article", { class: `statement status-${STATUSES[model.status[s]]}` });
  for (let i = 0; i + 3 < evidence.length; i += 4) {
    const [start, end, from, to] = evidence.slice(i, i + 4);
    card.append(h("blockquote", {}, marked(state, article, from, to, { evidence: [start, end], trigger })));
  }
  const facts = h("p", { class: "facts" });
  const fact = (...words: (Node | string)[]) => facts.append(h("span", {}, ...words));
  const raw = statements.status[s];
  if (model.status[s] === DENIED) fact(h("b", {}, raw & 3 ? `denied, ${STATUSES[raw & 3]}` : "denied"));
  else if (model.status[s]) fact(h("b", {}, STATUSES[model.status[s]]));
  if (statements.speaker[s] >= 0) fact("according to ", endButton(state, statements.speaker[s]));
  const days = daysName(statements.from[s], statements.to[s]);
  if (statements.time[s] || days) fact(statements.time[s] && days ? `${statements.time[s]} (${days})` : (statements.time[s] ?? days));
  if (statements.place[s] >= 0) fact("in ", endButton(state, statements.place[s]));
  if (statements.role[s]) fact(`as ${statements.role[s]}`);
  fact(`confidence ${statements.confidence[s]}%`);
  const rule = statements.rules[statements.rule[s]];
  if (rule) fact(h("code", { title: "The rule that drew it" }, rule));
  card.append(facts);
  if (article >= 0) card.append(articleButton(state, article, s));
  return card;
}

function articlePage(content: HTMLElement, state: State, article: number, statement?: number): void {
  const { model, filter } = state;
  const { articles, statements } = model.data;
  const only = filter.articles?.size === 1 && filter.articles.has(article);
  const facts = [articles.date[article] === null ? null : dayName(articles.date[article] as number), articles.publisher[article]]
    .filter((f): f is string => Boolean(f)).map((f) => h("span", {}, f));
  const url = articles.url[article];
  if (url && /^https?:\/\//i.test(url)) facts.push(link(url, "Source"));
  content.append(
    h("p", { class: "kicker" }, "Article"),
    h("h2", { tabindex: -1 }, model.articleTitle(article)),
    h("p", { class: "facts" }, ...facts),
    h("div", { class: "actions" }, h("button", {
      "aria-pressed": String(only),
      click: () => state.refilter((f) => (f.articles = only ? null : new Set([article]))),
    }, only ? "All relations" : "Only its relations")));
  if (articles.excerpt[article]) {
    content.append(h("p", { class: "hint" }, "Only the sentences that state something are known; make the page from documents to read the whole text."));
  }
  const marks = statement === undefined ? {} : {
    evidence: model.evidence(statement).filter((_, i) => i % 4 < 2), trigger: model.trigger(statement),
  };
  if (articles.masked[article].length) {
    const furniture = h("button", { "aria-pressed": "false", click: () => {
      const on = text.classList.toggle("whole");
      furniture.setAttribute("aria-pressed", String(on));
    } }, "Page furniture");
    content.querySelector(".actions")?.append(furniture);
  }
  const text = h("div", { class: "text" }, marked(state, article, 0, articles.text[article].length, marks));
  text.querySelector(".trigger, .evidence")?.classList.add("here");
  content.append(text);
  const edges = new Set<number>();
  statements.article.forEach((a, s) => a === article && state.shown.statement[s] && edges.add(model.edgeOf[s]));
  content.append(section(`${plural(edges.size, "relation")} in it`, list([...edges], (e) => edgeButton(state, e), 30)));
}

function pathPage(content: HTMLElement, state: State, ends: { from?: number; to?: number }): void {
  const { path } = state;
  const choose = (which: "from" | "to", label: string) => nodePicker(state, label, ends[which], (node) =>
    state.select({ at: "path", ...ends, [which]: node }));
  content.append(h("p", { class: "kicker" }, "Path"), h("h2", { tabindex: -1 }, "How two things hang together"),
    h("div", { class: "path-ends" }, choose("from", "From"), choose("to", "To")));
  if (ends.from === undefined || ends.to === undefined) {
    content.append(h("p", { class: "hint" }, "Name both ends, or click them in the graph. The path runs over the relations shown that are not denied, whichever way they point."));
    return;
  }
  if (!path) {
    content.append(h("p", { class: "empty" }, "No path over the relations shown; denied ones are no way. Fewer filters may open one."));
    return;
  }
  if (!path.edges.length) content.append(h("p", { class: "empty" }, "Both ends are the same."));
  const steps = h("ol", { class: "path" });
  path.nodes.forEach((node, i) => {
    steps.append(h("li", {}, nodeButton(state, node)));
    if (i < path.edges.length) steps.append(h("li", { class: "step" }, stepButton(state, path.edges[i], node)));
  });
  content.append(section(plural(path.edges.length, "step"), steps));
}

function stepButton(state: State, edge: number, from: number): HTMLElement {
  const { model, shown } = state;
  const arrow = model.symmetric(edge) ? "↕" : model.source[edge] === from ? "↓" : "↑";
  return h("button", { class: `row edge status-${STATUSES[shown.status[edge]]}`, click: () => state.select({ at: "edge", edge }) },
    h("em", { class: "grow" }, `${arrow} ${model.label(edge)}`),
    shown.status[edge] ? h("span", { class: "pill" }, STATUSES[shown.status[edge]]) : null);
}
