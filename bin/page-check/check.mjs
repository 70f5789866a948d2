// The live page in a real browser, over a whole drill; see bin/check-page. Exits 1 when something is not as it should be.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { start } from "./quickstart.mjs";

const HOME = process.argv[2];
const SHOTS = `${HOME}/target/page-check`;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const START_LIMIT = 300_000;
const SECONDS = 1000;

const began = Date.now();
const faults = [];

function say(text) {
  console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}`);
}

/** A page that remembers what went wrong in it. */
async function open(browser, url, look) {
  // The policy of the page forbids foreign scripts, and so the checker of accessibility too.
  const context = await browser.newContext({ bypassCSP: look.axe ?? false, ...look.context });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()} ${message.location().url}`));
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) {
      faults.push(`a request to ${request.url()}`);
    }
  });
  await page.goto(url);
  return page;
}

async function fills(page) {
  await page.locator("#connection[data-state=good]").waitFor({ timeout: 10 * SECONDS });
  await page
    .locator("#texts li p")
    .nth(2)
    .waitFor({ timeout: 30 * SECONDS });
  await page
    .locator("#windows tr td.number")
    .first()
    .waitFor({ timeout: 30 * SECONDS });
  await page.waitForFunction(() => document.querySelector("#trend path.line")?.getAttribute("d").includes("L"), null, {
    timeout: 30 * SECONDS,
  });
  // Throughput and latency have a value once a text has been answered between two events.
  await page.waitForFunction(
    () => [...document.querySelectorAll(".tile .value")].slice(0, 2).every((tile) => /^[1-9]/.test(tile.textContent)),
    null,
    { timeout: 30 * SECONDS },
  );
  const tiles = await page.locator(".tile .value").allTextContents();
  assert.equal(tiles.length, 6);
  for (const host of ["#labels .share", "#scorers tr", "#answers path.ink-model"]) {
    assert.ok((await page.locator(host).count()) > 0, `${host} is empty`);
  }
  await page.locator("#windows-kind").selectOption("LANGUAGE");
  await page.locator("#windows th bdi", { hasText: /^ar$/ }).first().waitFor();
  await page.locator("#windows-kind").selectOption("SOURCE");
  say(`fills: ${tiles.map((tile) => tile.trim()).join(" | ")}`);
}

async function showsArabicFromTheRight(page) {
  const direction = await page.waitForFunction(() => {
    const arabic = [...document.querySelectorAll("#texts p")].find((p) => /[\u0621-\u064a]/.test(p.textContent[0]));
    return arabic && getComputedStyle(arabic).direction;
  });
  assert.equal(await direction.jsonValue(), "rtl");
  say("Arabic texts run from the right");
}

async function triesAText(page) {
  await page.locator("#try-text").fill("The food was great, but the service was HORRIBLE!");
  await page.keyboard.press("Enter");
  await page
    .locator(".judge .probability")
    .nth(2)
    .waitFor({ timeout: 15 * SECONDS });
  const judges = await page.locator(".judge").allInnerTexts();
  assert.match(judges[0], /^The model says\n(negative|neutral|positive)\n/);
  assert.match(judges[1], /horrible/i);
  await page.getByRole("button", { name: "عربي" }).click();
  await page.getByText("no opinion").waitFor({ timeout: 15 * SECONDS });
  say(`the try box answers: ${judges.map((judge) => judge.split("\n").slice(1, 3).join(" ")).join("; VADER: ")}`);
}

/** What a stranger writes stays text, in every place that shows it. */
async function takesMarkupForText(page) {
  const markup = "<img src=x onerror=window.broken=1><b>bold</b>";
  await page.locator("#try-text").fill(markup);
  await page.getByRole("button", { name: "Score" }).click();
  await page.locator(".judges").waitFor();
  const made = await page.evaluate(async (text) => {
    const { texts } = await import(new URL("panels/texts.js", document.baseURI).href);
    const { windows } = await import(new URL("panels/windows.js", document.baseURI).href);
    const host = document.createElement("div");
    const answer = {
      text,
      source: text,
      lang: text,
      subject: text,
      label: null,
      polarity: null,
      scorer: "NONE",
      reason: text,
    };
    texts(host, document.createElement("i"))({ texts: [answer], recent: () => ({ perSecond: 0 }) });
    const window = {
      value: text,
      start: 0,
      end: 1,
      labels: { negative: 0, neutral: 0, positive: 0 },
      scorers: { vader: 0, none: 0 },
    };
    const body = document.createElement("div");
    windows(body, { addEventListener: () => {}, value: "SOURCE" })({ ofKind: () => [{ windows: [window] }] });
    return [
      host.querySelectorAll("img, b").length,
      body.querySelectorAll("img, b").length,
      host.textContent.includes(text),
    ];
  }, markup);
  assert.deepEqual(made, [0, 0, true]);
  assert.equal(await page.locator("#try-result img, #try-result b").count(), 0);
  say("markup in a text stays text");
}

async function worksByKeyboard(page) {
  await page.locator("#pause").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#connection").textContent(), "paused");
  await page.keyboard.press("Enter");
  await page.locator("#trend svg").focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  assert.match(await page.locator("#trend .readout").innerText(), /\d\d:\d\d:\d\d to \d\d:\d\d:\d\d\n.*texts\)/s);
  await page.keyboard.press("Escape");
  say("pause and chart work by keyboard");
}

async function seesTheDrill(page) {
  const breaker = page.locator(".tile", { hasText: "Circuit breaker" }).locator(".value");
  const title = page.locator("#verdict-title");
  await breaker.filter({ hasText: /^open/ }).waitFor({ timeout: 90 * SECONDS });
  assert.equal(await title.textContent(), "The model is out; VADER answers");
  await page
    .locator("#texts .by-vader", { hasText: "breaker open" })
    .first()
    .waitFor({ timeout: 15 * SECONDS });
  say("the breaker opens, VADER answers");
  await page.waitForTimeout(4 * SECONDS);
  await page.screenshot({ path: `${SHOTS}/drill.png`, fullPage: true });
  await breaker.filter({ hasText: /^closed/ }).waitFor({ timeout: 60 * SECONDS });
  await title.filter({ hasText: /^The model answers/ }).waitFor({ timeout: 30 * SECONDS });
  assert.ok((await page.locator("#answers rect.ink-open").count()) > 0, "the strip shows the spell");
  assert.ok((await page.locator("#trend path.mark").count()) > 0, "VADER's windows have their marks");
  assert.match(await page.locator(".reasons").innerText(), /breaker open/);
  say("the breaker closes, the model answers again");
  await page.evaluate(() => document.activeElement.blur());
  await page.waitForTimeout(6 * SECONDS);
  await page.screenshot({ path: `${SHOTS}/overview.png` });
}

async function saysWhenItIsStale(page, quickstart) {
  quickstart.pause();
  await page.locator("#connection", { hasText: /^stale/ }).waitFor({ timeout: 15 * SECONDS });
  assert.equal(await page.locator("#verdict-title").textContent(), "No news from the instance");
  quickstart.resume();
  await page.locator("#connection", { hasText: /^live$/ }).waitFor({ timeout: 30 * SECONDS });
  say("a silent instance shows as stale, and comes back");
}

async function isAccessible(browser, url) {
  const looks = {
    light: { viewport: { width: 1360, height: 900 }, colorScheme: "light" },
    dark: { viewport: { width: 1360, height: 900 }, colorScheme: "dark" },
    narrow: { viewport: { width: 390, height: 844 }, colorScheme: "light" },
  };
  for (const [name, context] of Object.entries(looks)) {
    const page = await open(browser, url, { axe: true, context: { ...context, reducedMotion: "reduce" } });
    await page
      .locator("#windows tr td.number")
      .first()
      .waitFor({ timeout: 30 * SECONDS });
    await page.getByRole("button", { name: "But…" }).click();
    await page.locator(".judges").waitFor({ timeout: 15 * SECONDS });
    await page.waitForTimeout(12 * SECONDS);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${name}: ${overflow} pixels too wide`);
    await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
    await page.addScriptTag({ content: AXE });
    const { violations } = await page.evaluate(() => window.axe.run());
    violations.forEach(({ id, nodes }) => faults.push(`${name}: ${id}: ${nodes[0].html} ${nodes[0].failureSummary}`));
    await page.context().close();
    say(`${name}: axe finds ${violations.length} violations`);
  }
}

mkdirSync(SHOTS, { recursive: true });
const quickstart = await start(HOME, START_LIMIT);
say(`quickstart at ${quickstart.url}`);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
try {
  const page = await open(browser, quickstart.url, { context: { viewport: { width: 1280, height: 960 } } });
  await fills(page);
  await triesAText(page);
  await takesMarkupForText(page);
  await showsArabicFromTheRight(page);
  await worksByKeyboard(page);
  await seesTheDrill(page);
  await saysWhenItIsStale(page, quickstart);
  await page.context().close();
  await isAccessible(browser, quickstart.url);
  const exitCode = await quickstart.stop();
  assert.equal(exitCode, 0, quickstart.output());
  assert.match(quickstart.output(), /drill: the model hangs; breaker open/);
  say(/Counts add up:.*/.exec(quickstart.output())?.[0] ?? "no counts");
} catch (error) {
  faults.push(error.stack);
} finally {
  await browser.close();
  quickstart.kill();
}
faults.forEach((fault) => console.error(`fault: ${fault}`));
say(faults.length === 0 ? "all is well" : `${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
