// Finding a thing by any of its names: a field with a list beneath it, moved through with the arrow keys.

import { h } from "./dom";
import type { State } from "./state";
import { kindSwatch } from "./swatch";

let fields = 0;

export interface Search {
  element: HTMLElement;
  input: HTMLInputElement;
}

/** A search field that calls `choose` with the node taken. */
export function search(state: State, label: string, choose: (node: number) => void): Search {
  const id = `search-${fields++}`;
  const results = h("ul", { id, role: "listbox", class: "results", hidden: true, "aria-label": label });
  const input = h("input", {
    type: "search", placeholder: label, "aria-label": label, role: "combobox", "aria-expanded": "false",
    "aria-controls": id, "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false",
  });
  let found: number[] = [];
  let current = 0;
  const close = () => {
    results.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (node: number) => {
    close();
    choose(node);
  };
  const mark = () => {
    [...results.children].forEach((line, i) => line.setAttribute("aria-selected", String(i === current)));
    if (found.length) {
      input.setAttribute("aria-activedescendant", `${id}-${current}`);
      results.children[current]?.scrollIntoView({ block: "nearest" });
    }
  };
  const show = () => {
    found = state.model.search(input.value, 40);
    current = 0;
    results.replaceChildren(...found.map((node, i) => option(state, node, `${id}-${i}`, () => take(node))));
    if (!found.length) results.append(h("li", { class: "none" }, "Nothing goes by that name."));
    results.hidden = input.value.trim() === "";
    input.setAttribute("aria-expanded", String(!results.hidden));
    mark();
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value.trim() && show());
  input.addEventListener("blur", close);
  results.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus, and the list, while it is scrolled
  input.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step && found.length) {
      current = (current + step + found.length) % found.length;
      mark();
    } else if (event.key === "Enter" && !results.hidden && found.length) take(found[current]);
    else if (event.key === "Escape" && (!results.hidden || input.value)) {
      input.value = "";
      close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { element: h("div", { class: "search" }, input, results), input };
}

function option(state: State, node: number, id: string, take: () => void): HTMLElement {
  const { kinds } = state.model.data;
  return h("li", { id, role: "option", mousedown: take },
    kindSwatch(state, state.model.kind(node)), h("span", { class: "grow" }, state.model.name(node)),
    h("small", {}, kinds[state.model.kind(node)].name.replace("-", " ")));
}

/** A search field that keeps showing what was taken. */
export function nodePicker(state: State, label: string, node: number | undefined, choose: (node: number) => void): HTMLElement {
  const field = search(state, label, choose);
  if (node !== undefined) field.input.value = state.model.name(node);
  field.input.addEventListener("focus", () => field.input.select());
  return h("label", { class: "field" }, h("span", {}, label), field.element);
}
