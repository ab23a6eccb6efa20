// The explorer in a real browser: what people do with it, and what it must never do. `run.sh` makes the pages first.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const PAGES = process.env.TIDINGS_PAGES;
const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
let browser;
let profile;

before(async () => {
  profile = mkdtempSync(join(tmpdir(), "tidings-browser-"));
  browser = await chromium.launch({ executablePath: process.env.TIDINGS_CHROMIUM, args: ARGUMENTS, env: { ...process.env, HOME: profile } });
});
after(async () => {
  await browser?.close();
  rmSync(profile, { recursive: true, force: true });
});

/** Opens a page, does something there (told what the opening cost in processor time), and sees to it that it neither failed nor asked for anything. */
async function at(name, options, visit) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", acceptDownloads: true, ...options });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const troubles = [];
  page.on("console", (message) => troubles.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  const url = `file://${join(PAGES, name)}`;
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("blob:")) troubles.push(`request: ${request.url()}`);
  });
  const before = spent();
  await page.goto(url);
  await page.waitForSelector(".graph[data-drawn]");
  await visit(page, spent() - before);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.deepEqual(troubles, []);
  await context.close();
}

const heading = (page) => page.locator(".panel h2").innerText();
const counts = (page) => page.locator(".counts").innerText();
/** Searches and takes the first that is found. */
async function find(page, name) {
  await page.keyboard.press("/");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
}

/** The middle of all that has a node type's colour on the canvas, on the screen. */
async function middleOf(page, kind) {
  return page.evaluate((kind) => {
    const probe = document.querySelector(`.filters [data-kind="${kind}"]`);
    const [r, g, b] = getComputedStyle(probe).fill.match(/\d+/g).map(Number);
    const canvas = document.querySelector(".graph .base");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let [x, y, n] = [0, 0, 0];
    for (let i = 0; i < data.length; i += 4) {
      if (data[i] === r && data[i + 1] === g && data[i + 2] === b && data[i + 3] === 255) {
        x += (i / 4) % canvas.width;
        y += Math.floor(i / 4 / canvas.width);
        n++;
      }
    }
    const box = canvas.getBoundingClientRect();
    return n && { x: box.left + x / n, y: box.top + y / n };
  }, kind);
}

test("search finds a name without its accents and shows names, role, links and edges", () => at("news.html", {}, async (page) => {
  await page.keyboard.press("/");
  await page.keyboard.type("duric");
  assert.equal(await page.locator(".results li").count(), 1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await heading(page), "Željka Durić");
  assert.match(page.url(), /#%C5%BDeljka%20Duri%C4%87$/);
  const panel = await page.locator(".panel").innerText();
  assert.match(panel, /president, Veldoria/);
  assert.match(panel, /Durić 1/);
  assert.match(panel, /↔ met with Tomas Holm/);
  assert.match(panel, /→ leads Veldoria/);
  assert.equal(await page.locator(".panel a").first().getAttribute("href"), "https://www.wikidata.org/wiki/Q111");
}));

test("what is searched right after another find stays in sight", () => at("news.html", {}, async (page) => {
  await find(page, "Durić");
  await page.keyboard.press("/");
  await page.keyboard.type("Sana");
  await page.waitForTimeout(300);
  assert.equal(await page.locator(".results li").first().isVisible(), true);
  await page.keyboard.press("Tab");
  assert.equal(await page.locator(".results li").first().isVisible(), false);
}));

test("a search that finds nothing says so", () => at("news.html", {}, async (page) => {
  await page.keyboard.press("/");
  await page.keyboard.type("nobody at all");
  assert.match(await page.locator(".results").innerText(), /Nothing goes by that name/);
}));

test("a click on a node and on the line between two opens them", () => at("news.html", {}, async (page) => {
  const front = await middleOf(page, "expert");
  const institute = await middleOf(page, "institute");
  await page.mouse.click(front.x, front.y);
  assert.equal(await heading(page), "Anna Rask");
  await page.mouse.click((front.x + institute.x) / 2, (front.y + institute.y) / 2);
  assert.match(await heading(page), /Anna Rask\s+affiliated with\s+Rask Institute/);
  const { x, y } = await page.locator(".graph").boundingBox();
  await page.mouse.click(x + 5, y + 5);
  assert.equal(await heading(page), "11 things in 3 articles");
}));

test("an edge shows its sentence with the words marked, its speaker, date, place, rule and article", () => at("news.html", {}, async (page) => {
  await find(page, "Durić");
  await page.click(".panel .row.edge:has-text('met with')");
  const quote = page.locator("blockquote");
  assert.equal(await quote.innerText(), "🌍 Željka Durić, president of Veldoria, met Tomas Holm in Skarhavn on Sunday.");
  assert.equal(await quote.locator(".trigger").innerText(), "met");
  const evidence = (await quote.locator(".evidence").allInnerTexts()).join("");
  assert.equal(evidence, "Željka Durić, president of Veldoria, met Tomas Holm in Skarhavn");
  const facts = await page.locator(".statement .facts").innerText();
  assert.match(facts, /on Sunday \(2 Mar 2025\)/);
  assert.match(facts, /in Skarhavn/);
  assert.match(facts, /confidence 90%/);
  assert.match(facts, /verb\/active/);
  await find(page, "Sana");
  await page.click(".panel .row.edge");
  assert.match(await page.locator(".statement .facts").innerText(), /denied\s+according to Željka Durić/);
  await page.click(".statement .row.article");
  assert.equal(await heading(page), "Veldoria and Norland sign an accord");
  assert.equal(await page.locator(".text .trigger").innerText(), "attacked");
}));

test("an article is its own text, with every mention coloured and clickable", () => at("news.html", {}, async (page) => {
  await page.click(".panel .row.article:has-text('Veldoria and Norland')");
  const { text } = JSON.parse(readFileSync(join(PAGES, "news.jsonl"), "utf8").split("\n")[0]);
  assert.equal(await page.locator(".text").evaluate((e) => e.textContent), text);
  assert.equal(await page.locator(".text script, .text img").count(), 0);
  assert.equal(await page.locator(".text .mention").count(), 14);
  const colours = await page.locator(".text .mention").evaluateAll((all) => all.map((e) => getComputedStyle(e).boxShadow));
  assert.equal(new Set(colours).size, 4);
  assert.equal(await page.locator(".text .masked").first().isVisible(), false);
  await page.click("text=Page furniture");
  assert.equal(await page.locator(".text .masked").first().isVisible(), true);
  await page.click(".text .mention:has-text('Skarhavn')");
  assert.equal(await heading(page), "Skarhavn");
  await page.click("text=← Back");
  await page.click("text=Only its relations");
  assert.equal(await counts(page), "6 things · 6 of 8 relations");
}));

test("filters by type, relation, status, confidence and article change what is shown", () => at("news.html", {}, async (page) => {
  assert.equal(await counts(page), "9 things · 8 relations");
  const check = (name) => page.locator(".check", { hasText: name });
  await check("denied").locator("input").uncheck();
  assert.equal(await counts(page), "8 things · 7 of 8 relations");
  await page.click("text=Reset");
  await check("leader").locator("input").uncheck();
  assert.match(await counts(page), /· 4 of 8 relations/);
  await page.click("text=Reset");
  await check("leads").hover();
  await check("leads").locator(".only").click();
  assert.equal(await counts(page), "4 things · 2 of 8 relations");
  await page.click("text=Reset");
  await page.locator("input[aria-label^='Least confidence']").focus();
  await page.keyboard.press("End");
  assert.match(await counts(page), /· 0 of 8 relations/);
  assert.match(await page.locator(".panel").innerText(), /No relation passes the filters/);
  await page.click("text=Reset");
  await page.locator(".check.article", { hasText: "Front denies" }).locator("input").check();
  assert.equal(await counts(page), "2 things · 1 of 8 relations");
  await page.click("text=Reset");
  await check("things without a relation").locator("input").check();
  assert.equal(await counts(page), "11 things · 8 relations");
}));

test("an edge that some deny is disputed, and denied where only they are read", () => at("news.html", {}, async (page) => {
  await page.click(".panel .row.edge:has-text('disputed')");
  assert.equal(await page.locator(".kicker").innerText(), "asserted\ndisputed");
  assert.equal(await page.locator(".statement").count(), 2);
  await page.locator(".check.article", { hasText: "Front denies" }).locator("input").check();
  assert.equal(await page.locator(".kicker").innerText(), "denied");
  assert.equal(await page.locator(".statement").count(), 1);
}));

test("facts, plans, possibilities and denials are drawn differently", () => at("news.html", {}, async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=SVG")]);
  const svg = readFileSync(await download.path(), "utf8");
  assert.match(svg, /stroke-dasharray="7 4"/);
  assert.match(svg, /stroke-dasharray="0.1 4"/);
  assert.match(svg, /stroke="#b2182b"/);
  for (const words of ["Željka Durić", "armed group", "denied", "possible", "cooperation"]) assert.ok(svg.includes(`>${words}<`), words);
  const problem = await page.evaluate((svg) => new DOMParser().parseFromString(svg, "image/svg+xml").querySelector("parsererror")?.textContent, svg);
  assert.equal(problem, undefined);
}));

test("the slider leaves what happened in its days", () => at("news.html", {}, async (page) => {
  assert.equal(await page.locator(".time output").innerText(), "2 Mar 2025 – 12 Jun 2025");
  await page.locator("input[aria-label='Last day']").focus();
  await page.keyboard.press("Home");
  await page.waitForFunction(() => document.querySelector(".counts").textContent.includes("1 of 8"));
  assert.equal(await counts(page), "2 things · 1 of 8 relations");
  assert.equal(await page.locator(".time output").innerText(), "2 Mar 2025 – 2 Mar 2025");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector(".counts").textContent.includes("5 of 8"));
  await page.keyboard.press("End");
  await page.waitForFunction(() => !document.querySelector(".counts").textContent.includes("of 8"));
}));

test("a path is found over what is shown, and never over a denial", () => at("news.html", {}, async (page) => {
  await find(page, "Northern Front");
  await page.keyboard.press("p");
  await page.keyboard.type("alliance");
  await page.keyboard.press("Enter");
  const names = await page.locator(".path > li:not(.step)").allInnerTexts();
  assert.deepEqual(names, ["Northern Front", "Norland", "Tomas Holm", "Veldoria", "Alliance of Nine"]);
  await page.locator(".check", { hasText: "possible" }).locator("input").uncheck();
  assert.match(await page.locator(".panel").innerText(), /No path/);
  await page.locator(".field input").last().fill("Sana");
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".panel").innerText(), /No path/);
}));

test("the keyboard alone is enough", () => at("news.html", {}, async (page) => {
  await find(page, "Durić");
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("graph")));
  const seen = new Set([await heading(page)]);
  for (const key of ["ArrowUp", "ArrowLeft", "ArrowDown", "ArrowRight"]) {
    await page.keyboard.press(key);
    seen.add(await heading(page));
  }
  assert.ok(seen.size >= 3, [...seen].join(", "));
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  assert.equal(await heading(page), "11 things in 3 articles");
  await page.keyboard.press("?");
  assert.ok(await page.locator("dialog").isVisible());
  await page.keyboard.press("Escape");
  assert.ok(!(await page.locator("dialog").isVisible()));
  const unnamed = await page.evaluate(() => [...document.querySelectorAll("button, input, [role=button]")]
    .filter((e) => !(e.textContent.trim() || e.getAttribute("aria-label") || e.labels?.length)).length);
  assert.equal(unnamed, 0);
}));

test("the picture is saved as PNG", () => at("news.html", {}, async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=PNG")]);
  const png = readFileSync(await download.path());
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  assert.ok(png.readUInt32BE(16) > 1000 && png.length > 10_000);
}));

for (const colorScheme of ["light", "dark"]) {
  test(`words are readable in the ${colorScheme} theme (WCAG AA)`, () => at("news.html", { colorScheme }, async (page) => {
    const faint = async () => page.evaluate(() => {
      const rgb = (text) => {
        const canvas = new OffscreenCanvas(1, 1).getContext("2d");
        canvas.fillStyle = text;
        canvas.fillRect(0, 0, 1, 1);
        return canvas.getImageData(0, 0, 1, 1).data;
      };
      const over = (top, under) => [0, 1, 2].map((i) => (top[i] * top[3] + under[i] * (255 - top[3])) / 255);
      const light = (c) => c.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
      const ground = (e) => {
        const chain = [];
        for (let at = e; at; at = at.parentElement) chain.unshift(rgb(getComputedStyle(at).backgroundColor));
        return chain.reduce((under, top) => over(top, under), [255, 255, 255]);
      };
      const bad = [];
      for (const e of document.querySelectorAll(".app *")) {
        const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
        if (!own || !e.checkVisibility({ opacityProperty: true })) continue;
        const back = ground(e);
        const [a, b] = [light(over(rgb(getComputedStyle(e).color), back)), light(back)].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        if (ratio < 4.5) bad.push(`${e.className || e.tagName} “${e.textContent.slice(0, 20)}” ${ratio.toFixed(2)}`);
      }
      return bad;
    });
    assert.deepEqual(await faint(), []);
    await page.click(".panel .row.edge:has-text('disputed')");
    assert.deepEqual(await faint(), []);
    await page.click(".statement .row.article");
    assert.deepEqual(await faint(), []);
    await page.keyboard.press("d");
    const theme = await page.evaluate(() => document.documentElement.dataset.theme);
    assert.notEqual(theme, colorScheme);
  }));
}

for (const width of [360, 412]) {
  test(`nothing sticks out at ${width} pixels`, () => at("news.html", { viewport: { width, height: 740 }, hasTouch: true, isMobile: true }, async (page) => {
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(await wide(), 0);
    assert.ok(!(await page.locator(".filters").isVisible()));
    await page.tap("text=Filters");
    assert.ok(await page.locator(".filters").isVisible());
    await page.keyboard.press("Escape");
    await page.tap(".panel .row.article >> nth=0");
    assert.equal(await wide(), 0);
    const before = (await page.locator(".panel").boundingBox()).height;
    await page.tap(".sheet");
    assert.ok((await page.locator(".panel").boundingBox()).height > before * 1.4);
    const [first] = await page.locator(".graph").all();
    assert.ok((await first.boundingBox()).height > 60);
  }));
}

test("hostile words are words", () => at("hostile.html", {}, async (page) => {
  assert.equal(await page.title(), "<b>Bold</b> & </title><script>window.hacked = true</script>");
  await find(page, "<script>");
  assert.equal(await heading(page), "<script>window.hacked = true</script>");
  assert.equal(await page.locator(".panel a").count(), 0);
  await page.click(".panel .row.edge");
  assert.equal(await page.locator("blockquote .trigger").innerText(), "met");
  await page.click(".statement .row.article");
  assert.equal(await page.locator(".panel a").count(), 0);
  const { text } = JSON.parse(readFileSync(join(PAGES, "hostile.jsonl"), "utf8"));
  assert.equal(await page.locator(".text").evaluate((e) => e.textContent), text);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  assert.equal(await page.evaluate(() => document.querySelectorAll("script").length), 1);
}));

test("a page without relations says so", () => at("nothing.html", {}, async (page) => {
  assert.match(await page.locator(".panel").innerText(), /state no relation/);
  await page.click(".panel .row.article");
  assert.match(await page.locator(".text").innerText(), /Nothing happened\./);
}));

test("a graph without its texts shows the sentences it knows", () => at("news-graph.html", {}, async (page) => {
  await find(page, "Durić");
  await page.click(".panel .row.edge:has-text('met with')");
  assert.equal(await page.locator("blockquote .trigger").innerText(), "met");
  await page.click(".statement .row.article");
  assert.match(await page.locator(".panel").innerText(), /Only the sentences/);
  assert.match(await page.locator(".text").innerText(), /Sunday\. … Holm leads Norland|Sunday\. Holm leads Norland/);
}));

/** Milliseconds of processor time that the browser has used: of all processes below this one. */
function spent() {
  const parents = new Map();
  const times = new Map();
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      parents.set(Number(pid), Number(fields[1]));
      times.set(Number(pid), (Number(fields[11]) + Number(fields[12])) * 10);
    } catch {
      // It has ended in the meantime.
    }
  }
  const ours = (pid) => pid === process.pid || (parents.has(pid) && ours(parents.get(pid)));
  return [...times].reduce((sum, [pid, time]) => (pid !== process.pid && ours(pid) ? sum + time : sum), 0);
}

// Judged by processor time, which others at work on the machine don't stretch; on two free cores it is about the time on the clock.
test("fifty thousand edges are drawn within three seconds and stay usable", async () => {
  await at("large-graph.html", {}, async (page, drawing) => {
    const clock = await page.evaluate(() => performance.getEntriesByName("drawn")[0].startTime);
    assert.match(await counts(page), /50,000 relations/);
    const measure = async (what) => {
      const start = spent();
      await what();
      return spent() - start;
    };
    const box = await page.locator(".graph").boundingBox();
    const pointing = await measure(async () => {
      for (let i = 0; i < 10; i++) await page.mouse.move(box.x + box.width * (0.3 + i * 0.04), box.y + box.height / 2);
    });
    const filtering = await measure(() => page.locator(".filters input[type=checkbox]").first().uncheck());
    const moving = await measure(async () => {
      for (let i = 0; i < 10; i++) await page.mouse.wheel(0, -20);
    });
    await find(page, "Name 77 of");
    assert.match(await heading(page), /^Name 77 of/);
    console.log(`50,000 edges: drawn after ${drawing} ms of processor time (${Math.round(clock)} ms on the clock), ` +
      `ten moves of the pointer ${pointing} ms, ten of the wheel ${moving} ms, a filter ${filtering} ms`);
    assert.ok(drawing < 3000, `drawn after ${drawing} ms`);
    assert.ok(pointing < 2500 && moving < 2500 && filtering < 1500, `${pointing} ${moving} ${filtering}`);
  });
});
