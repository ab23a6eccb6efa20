// The data as the page carries it: columns, as src/export/html/columns.rs writes them.

export interface Data {
  kinds: Kind[];
  relations: RelationKind[];
  nodes: {
    name: string[];
    kind: number[];
    x: number[];
    y: number[];
    mentions: number[];
    wikidata: (string | null)[];
    iso: (string | null)[];
    aliases: [string, number][][];
    articles: number[][];
  };
  edges: { source: number[]; target: number[]; relation: number[]; statements: number[] };
  statements: {
    article: number[];
    status: number[];
    confidence: number[];
    speaker: number[];
    place: number[];
    from: (number | null)[];
    to: (number | null)[];
    time: (string | null)[];
    role: (string | null)[];
    rule: number[];
    rules: string[];
    trigger: number[];
    evidence: number[];
    pieces: number[];
  };
  articles: {
    id: string[];
    title: (string | null)[];
    date: (number | null)[];
    url: (string | null)[];
    publisher: (string | null)[];
    text: string[];
    excerpt: boolean[];
    mentions: number[][];
    masked: number[][];
  };
}

export interface Kind {
  name: string;
  class: "person" | "place" | "organization" | "group" | "other";
  light: string;
  dark: string;
}

export interface RelationKind {
  name: string;
  label: string;
  definition: string;
  symmetric: boolean;
  tone: number | null;
}

/** Reads the data out of the page and lets its text go. */
export function read(): Data {
  const element = document.getElementById("data");
  const data = JSON.parse(element?.textContent ?? "") as Data;
  element?.remove();
  return data;
}
