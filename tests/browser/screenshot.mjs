// Makes the README's picture of the explorer from the fixtures.
//
// usage: node tests/browser/screenshot.mjs target/release/tidings docs/images/explorer.png
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [binary, picture] = process.argv.slice(2);
const news = join(import.meta.dirname, "../../fixtures/news");
const articles = readdirSync(news).map((name) => join(news, name, "article.txt"));
const folder = mkdtempSync(join(tmpdir(), "tidings-screenshot-"));
const file = join(folder, "news.html");
execFileSync(binary, ["view", ...articles, "--no-open", "-o", file]);

const browser = await chromium.launch({
  executablePath: process.env.TIDINGS_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 780 }, reducedMotion: "reduce" });
page.setDefaultTimeout(120_000);
await page.goto(`file://${file}`);
await page.waitForSelector(".graph[data-drawn]");
// The best connected thing that is a person, and the article behind the first thing said of it that is no office.
await page.click(".panel .row:has([data-kind=leader]) >> nth=0");
await page.click(".panel .row.edge:not(:has-text('leads')) >> nth=0");
await page.click(".statement .row.article");
await page.keyboard.press("0");
await page.mouse.move(5, 5);
await page.screenshot({ path: picture });
await browser.close();
