// Builds src/ into dist/explorer.html: one page with its style and script inside, and gaps for the title and the data.
// The content security policy names both by their hashes, so nothing else can run on the page.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const bundle = async (entry) => {
  const result = await build({
    entryPoints: [entry], bundle: true, minify: true, write: false, target: "es2022", format: "iife", charset: "utf8",
    legalComments: "none",
  });
  return result.outputFiles[0].text.trim();
};
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const script = await bundle("src/main.ts");
const style = await bundle("src/style.css");
if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) throw new Error("the bundle would end its own element");
const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`;
const page = readFileSync("src/page.html", "utf8");
const gaps = { policy, style, script };
writeFileSync("dist/explorer.html", page.replace(/\{\{(\w+)\}\}/g, (_, gap) => gaps[gap]));
