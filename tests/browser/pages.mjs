// Writes what the tests look at: documents of our own making, so that no model has a say in them, and a graph of fifty
// thousand edges.
//
// usage: node pages.mjs FOLDER
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const points = (text) => [...text].length;

/** Code points of the `nth` place where `words` stand in `text`. */
function place(text, words, nth = 1) {
  let at = -1;
  for (let i = 0; i < nth; i++) {
    at = text.indexOf(words, at + 1);
    if (at < 0) throw new Error(`"${words}" does not stand ${nth} times in the text`);
  }
  const start = points(text.slice(0, at));
  return { start, end: start + points(words) };
}

/** A document. Entities are [id, name, type, mentions, links]; relations name their ends by entity id. */
function article({ id, date, title, text, publisher, url, masked = [], entities, relations }) {
  const sentences = [...text.matchAll(/[^.!?]+[.!?]+/g)].map(([words]) => place(text, words.trim()));
  return {
    id, date, title, publisher, url, text, sentences,
    masked: masked.map((words) => place(text, words)),
    entities: entities.map(([entity, name, type, mentions, links = {}]) => ({
      id: entity, name, type, links,
      mentions: mentions.map(([words, nth]) => ({ ...place(text, words, nth), kind: "name" })).sort((a, b) => a.start - b.start),
    })),
    relations: relations.map((r, i) => ({
      polarity: "positive", modality: "actual", attribution: null, time: null, place: null, confidence: 0.9, rule: "verb/active",
      ...r, id: `r${i}`, trigger: place(text, r.trigger), evidence: [place(text, r.evidence)],
    })),
  };
}

const accord = article({
  id: "accord", date: "2025-03-03", title: "Veldoria and Norland sign an accord", publisher: "The Example", url: "https://example.org/accord",
  text: `Home | World | Sport

🌍 Željka Durić, president of Veldoria, met Tomas Holm in Skarhavn on Sunday. Holm leads Norland.

Durić said that Norland had not attacked the port of Sana. <script>window.hacked = true</script> Veldoria may join the Alliance of Nine.

Holm will visit Veldoria in May. “<img src=x onerror="window.hacked = true"> is no answer,” said Holm.`,
  masked: ["Home | World | Sport"],
  entities: [
    ["z", "Željka Durić", "leader", [["Željka Durić"], ["Durić", 2]], { wikidata: "Q111" }],
    ["v", "Veldoria", "country", [["Veldoria"], ["Veldoria", 2], ["Veldoria", 3]], { iso: "VE" }],
    ["t", "Tomas Holm", "leader", [["Tomas Holm"], ["Holm", 2], ["Holm", 3], ["Holm", 4]]],
    ["n", "Norland", "country", [["Norland"], ["Norland", 2]]],
    ["s", "Sana", "place", [["Sana"]]],
    ["k", "Skarhavn", "place", [["Skarhavn"]]],
    ["a", "Alliance of Nine", "alliance", [["Alliance of Nine"]]],
  ],
  relations: [
    { type: "leads", source: "z", target: "v", trigger: "president", evidence: "Željka Durić, president of Veldoria", role: { text: "president" } },
    { type: "met-with", source: "z", target: "t", trigger: "met", evidence: "Željka Durić, president of Veldoria, met Tomas Holm in Skarhavn",
      time: { text: "on Sunday", start: "2025-03-02", end: "2025-03-02" }, place: "k" },
    { type: "leads", source: "t", target: "n", trigger: "leads", evidence: "Holm leads Norland" },
    { type: "attacked", source: "n", target: "s", trigger: "attacked", evidence: "Norland had not attacked the port of Sana", polarity: "negated", attribution: "z" },
    { type: "member-of", source: "v", target: "a", trigger: "join", evidence: "Veldoria may join the Alliance of Nine", modality: "possible", confidence: 0.4 },
    { type: "visited", source: "t", target: "v", trigger: "visit", evidence: "Holm will visit Veldoria", modality: "planned",
      time: { text: "in May", start: "2025-05-01", end: "2025-05-31" } },
  ],
});

const protest = article({
  id: "protest", date: "2025-06-10", title: "Front warns of a long winter",
  text: "The Northern Front warned Norland on Monday. Its office in Eld burned. Anna Rask of the Rask Institute was calm.",
  entities: [
    ["f", "Northern Front", "armed-group", [["Northern Front"]]],
    ["n", "Norland", "country", [["Norland"]]],
    ["r", "Anna Rask", "expert", [["Anna Rask"]]],
    ["i", "Rask Institute", "institute", [["Rask Institute"]]],
    ["e", "Eld", "place", [["Eld"]]],
  ],
  relations: [
    { type: "warned", source: "f", target: "n", trigger: "warned", evidence: "The Northern Front warned Norland", time: { text: "on Monday", start: "2025-06-09", end: "2025-06-09" } },
    { type: "affiliated-with", source: "r", target: "i", trigger: "of", evidence: "Anna Rask of the Rask Institute" },
  ],
});

const denial = article({
  id: "denial", date: "2025-06-12", title: "Front denies a warning",
  text: "The Northern Front did not warn Norland, it said.",
  entities: [["f", "Northern Front", "armed-group", [["Northern Front"]]], ["n", "Norland", "country", [["Norland"]]]],
  relations: [{ type: "warned", source: "f", target: "n", trigger: "warn", evidence: "The Northern Front did not warn Norland", polarity: "negated", attribution: "f" }],
});

const hostile = article({
  id: "</script><script>window.hacked = true</script>", date: "2025-01-01", title: "<b>Bold</b> & </title><script>window.hacked = true</script>",
  publisher: "<i>x</i>", url: "javascript:window.hacked=true",
  text: "<!-- <script> \u2028 A]]> met \"B\" \u202eright\u202c. ".concat("x".repeat(10_000)),
  entities: [
    ["a", "<script>window.hacked = true</script>", "person", [["A]]>"]], { wikidata: "Q1\"><script>" }],
    ["b", "y".repeat(10_000), "leader", [["\"B\""]]],
  ],
  relations: [{ type: "<img-src=x>", source: "a", target: "b", trigger: "met", evidence: "A]]> met \"B\"" }],
});

/** Fifty thousand edges between fifteen thousand nodes: hubs and their surroundings, as news has them. */
function large() {
  let seed = 1;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const types = ["leader", "official", "country", "place", "agency", "party", "company", "media"];
  const relations = ["met-with", "leads", "criticized", "supports", "attacked", "visited", "located-in"];
  const [nodes, edges, documents] = [15_000, 50_000, 5_000];
  const day = (n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
  const sources = Array.from({ length: documents }, (_, i) => ({ id: `d${i}`, title: `Report ${i}`, date: day(i % 1500) }));
  const graph = { directed: true, multigraph: true, graph: { generator: "tidings", documents: sources }, nodes: [], edges: [] };
  for (let i = 0; i < nodes; i++) {
    graph.nodes.push({
      id: `e${i}`, name: `Name ${i} of the ${types[i % 8]}`, type: types[i % 8], links: {}, aliases: [], mentions: 1 + (i % 9),
      documents: [`d${i % documents}`], first_seen: null, last_seen: null,
    });
  }
  const seen = new Set();
  while (graph.edges.length < edges) {
    const a = Math.floor(random() ** 2 * nodes);
    const b = random() < 0.7 ? Math.floor(a / 40) * 40 + Math.floor(random() * 40) : Math.floor(random() ** 4 * nodes);
    const type = relations[Math.floor(random() * relations.length)];
    const key = `${a} ${type} ${b}`;
    if (a === b || b >= nodes || seen.has(key)) continue;
    seen.add(key);
    const document = Math.floor(random() * documents);
    const words = `Name ${a} had to do with name ${b}`;
    const quote = { text: words, start: 0, end: words.length };
    const status = random();
    const [polarity, modality] = [status < 0.05 ? "negated" : "positive", status > 0.85 ? "planned" : status > 0.75 ? "possible" : "actual"];
    const name = polarity === "negated" ? "denied" : modality === "actual" ? "asserted" : modality;
    graph.edges.push({
      source: `e${a}`, target: `e${b}`, key: type, id: `r${graph.edges.length}`, type, symmetric: type === "met-with", weight: 1,
      status: name, disputed: false, denied: 0, planned: 0, possible: 0, confidence: 0.5 + random() / 2,
      first_date: null, last_date: null, first_reported: null, last_reported: null, documents: [`d${document}`],
      statements: [{
        id: `s${graph.edges.length}`, document: `d${document}`, polarity, modality, attribution: null, time: null, place: null,
        confidence: 0.9, rule: "verb/active", trigger: { text: "to do", start: words.indexOf("to do"), end: words.indexOf("to do") + 5 },
        evidence: [{ ...quote, sentence: quote }],
      }],
    });
  }
  return graph;
}

const folder = process.argv[2];
const write = (name, documents) => writeFileSync(join(folder, name), documents.map((d) => `${JSON.stringify(d)}\n`).join(""));
write("news.jsonl", [accord, protest, denial]);
write("hostile.jsonl", [hostile]);
write("nothing.jsonl", [article({ id: "n", date: null, title: null, text: "Nothing happened.", entities: [], relations: [] })]);
writeFileSync(join(folder, "large.graph.json"), JSON.stringify(large()));
