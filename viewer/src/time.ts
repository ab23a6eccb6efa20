// The days that the statements speak of, as a row of bars, with a slider at either end.

import { dayName, h, plural } from "./dom";
import type { State } from "./state";

const BARS = 72;

export function timeline(state: State): HTMLElement | null {
  const { model } = state;
  let [first, last] = [Infinity, -Infinity];
  for (let s = 0; s < model.statements; s++) {
    if (!model.hasDay(s)) continue;
    first = Math.min(first, model.from[s]);
    last = Math.max(last, model.to[s]);
  }
  if (!(last > first)) return null;

  const days = last - first + 1;
  const bars = Math.min(BARS, days);
  const bar = (day: number) => Math.min(bars - 1, Math.floor(((day - first) * bars) / days));
  const all = new Array<number>(bars).fill(0);
  for (let s = 0; s < model.statements; s++) if (model.hasDay(s)) all[bar(model.from[s])]++;
  const most = Math.max(...all);
  const chart = h("div", { class: "bars", "aria-hidden": "true" });
  const columns = all.map((count) => {
    const column = h("i", {});
    column.style.height = count ? `${Math.max(6, Math.sqrt(count / most) * 100)}%` : "0";
    chart.append(column);
    return column;
  });

  const slider = (label: string, value: number) => h("input", {
    type: "range", min: first, max: last, step: 1, value, "aria-label": label, input: () => moved(), change: () => moved(),
  });
  const from = slider("First day", first);
  const to = slider("Last day", last);
  const output = h("output", {});
  let waiting = 0;
  const moved = () => {
    if (from.valueAsNumber > to.valueAsNumber) {
      if (document.activeElement === from) from.value = to.value;
      else to.value = from.value;
    }
    words();
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      const whole = from.valueAsNumber === first && to.valueAsNumber === last;
      state.refilter((f) => (f.days = whole ? null : [from.valueAsNumber, to.valueAsNumber]));
    });
  };
  const words = () => {
    const [a, b] = [from.valueAsNumber, to.valueAsNumber];
    output.textContent = `${dayName(a)} – ${dayName(b)}`;
    from.setAttribute("aria-valuetext", dayName(a));
    to.setAttribute("aria-valuetext", dayName(b));
    columns.forEach((column, i) => column.classList.toggle("out", i < bar(a) || i > bar(b)));
  };
  state.listen((change) => {
    if (change !== "filter") return;
    const [a, b] = state.filter.days ?? [first, last];
    if (from.valueAsNumber !== a || to.valueAsNumber !== b) [from.value, to.value] = [String(a), String(b)];
    words();
  });
  words();
  const undated = model.statements - all.reduce((a, b) => a + b, 0);
  return h("div", { class: "time", role: "group", "aria-label": "Time" },
    h("div", { class: "range" }, chart, from, to),
    h("p", {}, output, undated ? h("small", {}, `${plural(undated, "statement")} without a date`) : null));
}
