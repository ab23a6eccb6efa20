// The days that the statements speak of, as a row of bars, with a slider at either end.

import { dayName, h, plural } from "./dom";
import type { State } from "./state";

const BARS = 72;

export function timeline(state: State): HTMLElement | null {
  const { model } = state;
  const dated = [...Array(model.statements).keys()].filter((s) => model.hasDay(s));
  if (!dated.length) return null;
  // A date far from all others, such as a year of birth, counts to the end that it lies beyond.
  const starts = Int32Array.from(dated, (s) => model.from[s]).sort();
  const ends = Int32Array.from(dated, (s) => model.to[s]).sort();
  const [early, late] = [starts[Math.floor(starts.length * 0.03)], ends[Math.ceil(ends.length * 0.97) - 1]];
  const around = Math.max(30, late - early) / 4;
  const [first, last] = [Math.max(starts[0], Math.round(early - around)), Math.min(ends[ends.length - 1], Math.round(late + around))];
  if (!(last > first)) return null;
  const [before, after] = [starts[0] < first ? "before " : "", ends[ends.length - 1] > last ? "after " : ""];

  const days = last - first + 1;
  const bars = Math.min(BARS, days);
  const bar = (day: number) => Math.max(0, Math.min(bars - 1, Math.floor(((day - first) * bars) / days)));
  const all = new Array<number>(bars).fill(0);
  for (const s of dated) all[bar(model.from[s])]++;
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
      const a = from.valueAsNumber === first ? -Infinity : from.valueAsNumber;
      const b = to.valueAsNumber === last ? Infinity : to.valueAsNumber;
      state.refilter((f) => (f.days = a === -Infinity && b === Infinity ? null : [a, b]));
    });
  };
  const words = () => {
    const [a, b] = [from.valueAsNumber, to.valueAsNumber];
    output.textContent = `${a === first ? before : ""}${dayName(a)} – ${b === last ? after : ""}${dayName(b)}`;
    from.setAttribute("aria-valuetext", dayName(a));
    to.setAttribute("aria-valuetext", dayName(b));
    columns.forEach((column, i) => column.classList.toggle("out", i < bar(a) || i > bar(b)));
  };
  state.listen((change) => {
    if (change !== "filter") return;
    const [a, b] = (state.filter.days ?? [first, last]).map((day) => Math.max(first, Math.min(last, day)));
    if (from.valueAsNumber !== a || to.valueAsNumber !== b) [from.value, to.value] = [String(a), String(b)];
    words();
  });
  words();
  const undated = model.statements - dated.length;
  return h("div", { class: "time", role: "group", "aria-label": "Time" },
    h("div", { class: "range" }, chart, from, to),
    h("p", {}, output, undated ? h("small", {}, `${plural(undated, "statement")} without a date`) : null));
}
